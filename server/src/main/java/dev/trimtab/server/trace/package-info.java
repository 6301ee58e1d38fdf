/** Which trace a request belongs to, in the log, on the way out, and for a collector. */
@NullMarked
package dev.trimtab.server.trace;

import org.jspecify.annotations.NullMarked;
