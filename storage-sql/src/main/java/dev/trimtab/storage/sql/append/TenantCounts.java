package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.storage.sql.rollup.RollupRows;
import dev.trimtab.storage.sql.rollup.SubjectTally;
import dev.trimtab.storage.sql.schema.Subjects;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Totals and rollups of one tenant: series by series, then of each metric type as a whole. */
final class TenantCounts {
  /** What a metric type as a whole gains. */
  private static final class Gain {
    private final SubjectTally tally;
    private int events;

    Gain(MetricType type) {
      this.tally = new SubjectTally(type);
    }
  }

  private final long tenantId;
  private final SeriesRows seriesRows;
  private final RollupRows rollupRows;
  private final Map<MetricType, Gain> gains = new EnumMap<>(MetricType.class);
  private long lastOccurredAt;

  TenantCounts(long tenantId, long lastOccurredAt, SeriesRows seriesRows, RollupRows rollupRows) {
    this.tenantId = tenantId;
    this.lastOccurredAt = lastOccurredAt;
    this.seriesRows = seriesRows;
    this.rollupRows = rollupRows;
  }

  long lastOccurredAt() {
    return lastOccurredAt;
  }

  void add(SeriesPlan series, Samples samples) throws SQLException {
    long latest = latest(samples);
    lastOccurredAt = Math.max(lastOccurredAt, latest);
    seriesRows.add(tenantId, series.seriesId(), samples.size(), latest);
    SubjectTally tally = new SubjectTally(series.key().metricType());
    tally.add(samples);
    rollupRows.add(tenantId, series.seriesId(), tally);
    Gain gain = gains.computeIfAbsent(series.key().metricType(), Gain::new);
    gain.events += samples.size();
    gain.tally.add(tally);
  }

  /** Adds what belongs to whole metric types. */
  void addMetrics(MetricTotalRows totals) throws SQLException {
    for (Map.Entry<MetricType, Gain> entry : gains.entrySet()) {
      MetricType type = entry.getKey();
      totals.add(tenantId, type, entry.getValue().events);
      rollupRows.add(tenantId, Subjects.ofMetric(type), entry.getValue().tally);
    }
  }

  private static long latest(Samples samples) {
    long latest = Long.MIN_VALUE;
    for (long occurredAt : samples.occurredAtMicros()) {
      latest = Math.max(latest, occurredAt);
    }
    return latest;
  }
}
