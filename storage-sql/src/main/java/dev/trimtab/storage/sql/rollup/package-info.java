/**
 * Counts, sums and sketches by minute, hour and day: added to by the append, recounted by a void.
 */
@NullMarked
package dev.trimtab.storage.sql.rollup;

import org.jspecify.annotations.NullMarked;
