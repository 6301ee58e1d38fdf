package dev.trimtab.storage.sql.append;

import dev.trimtab.storage.sql.rollup.OpenMinute;
import org.jspecify.annotations.Nullable;

/**
 * What the row of a series says beside its names.
 *
 * @param open what it counts of its newest minute
 * @param state what the fold keeps of it; null before its first sample
 */
record SeriesTotals(OpenMinute open, byte @Nullable [] state) {}
