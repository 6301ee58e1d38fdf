package dev.trimtab.storage.sql.schema;

import dev.trimtab.outcome.MetricType;

/** What rollups are kept about: a series, by its series_id, or a whole metric type of a tenant. */
public final class Subjects {
  private Subjects() {}

  /** The subject of all series of that type; never a series_id, as those are positive. */
  public static long ofMetric(MetricType type) {
    return -type.code();
  }
}
