/** Improvement loops: what runs them beside the requests, and how people see and steer them. */
@NullMarked
package dev.trimtab.server.loops;

import org.jspecify.annotations.NullMarked;
