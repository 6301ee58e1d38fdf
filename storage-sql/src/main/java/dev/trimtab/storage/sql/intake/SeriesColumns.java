package dev.trimtab.storage.sql.intake;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import org.jspecify.annotations.Nullable;

/** A series by its names: what it is about may have no events any more. */
final class SeriesColumns {
  private SeriesColumns() {}

  /** Null where there is none. */
  static @Nullable SeriesKey series(
      @Nullable String domain, @Nullable String eventType, @Nullable Integer metricType) {
    return domain == null || eventType == null || metricType == null
        ? null
        : new SeriesKey(domain, eventType, MetricType.ofCode(metricType));
  }
}
