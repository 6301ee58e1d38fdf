/** What the server does from time to time, and how it went. */
@NullMarked
package dev.trimtab.server.schedule;

import org.jspecify.annotations.NullMarked;
