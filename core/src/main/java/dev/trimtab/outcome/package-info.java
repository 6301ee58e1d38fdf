/** Measured results and the way they are recorded: the recording path and its port. */
@NullMarked
package dev.trimtab.outcome;

import org.jspecify.annotations.NullMarked;
