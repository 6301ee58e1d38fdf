package dev.trimtab.storage.sql.read;

import org.jspecify.annotations.Nullable;

/**
 * A subject of the rollups that a chart reads.
 *
 * @param id a series, or, negative, a whole metric type
 * @param group the line it belongs to; null where there is one only
 */
record ChartSubject(long id, @Nullable String group) {
  boolean isWholeMetric() {
    return id < 0;
  }
}
