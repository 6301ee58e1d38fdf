@NullMarked
package dev.trimtab.server.loops;

import org.jspecify.annotations.NullMarked;
