package dev.trimtab.storage.sql.rollup;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.schema.RollupLevel;
import org.jspecify.annotations.Nullable;

/** One row of the rollups. */
record RollupRow(Key key, Aggregate aggregate, byte @Nullable [] sketch) {
  /** What a row is about. */
  record Key(long tenantId, long subjectId, RollupLevel level, long bucket) {}
}
