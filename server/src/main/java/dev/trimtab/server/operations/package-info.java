/** Processes: what runs for long, here or at a caller's, and can be listed, followed, cancelled. */
@NullMarked
package dev.trimtab.server.operations;

import org.jspecify.annotations.NullMarked;
