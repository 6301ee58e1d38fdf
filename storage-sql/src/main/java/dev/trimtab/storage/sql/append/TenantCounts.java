package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import dev.trimtab.storage.sql.rollup.RollupRows;
import dev.trimtab.storage.sql.rollup.SubjectTally;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Subjects;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what one tenant gains: series by series, then each metric type as a whole, to which what
 * the server records of its own work does not belong. The newest minute of each stays with its
 * totals; older ones go to the rollups.
 */
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
  private final RollupRows rollupRows;
  private final Map<MetricType, Gain> gains = new EnumMap<>(MetricType.class);
  private long lastOccurredAt;
  private long arrival;

  TenantCounts(long tenantId, long lastOccurredAt, RollupRows rollupRows) {
    this.tenantId = tenantId;
    this.lastOccurredAt = lastOccurredAt;
    this.rollupRows = rollupRows;
  }

  long lastOccurredAt() {
    return lastOccurredAt;
  }

  /**
   * Counts new samples of a series.
   *
   * @return its open minute with them
   */
  OpenMinute add(SeriesPlan series, OpenMinute before, Samples samples) throws SQLException {
    MetricType type = series.key().metricType();
    SubjectTally tally = new SubjectTally(type);
    tally.add(samples);
    if (!series.isSystem()) {
      Gain gain = gains.computeIfAbsent(type, Gain::new);
      gain.events += samples.size();
      gain.tally.add(tally);
      lastOccurredAt = Math.max(lastOccurredAt, latest(samples.occurredAtMicros()));
    }
    arrival = Math.max(arrival, latest(samples.recordedAtMicros()));
    return keep(series.seriesId(), tally, before);
  }

  /** Adds what belongs to whole metric types. */
  void addMetrics(MetricTotalRows totals) throws SQLException {
    Map<MetricType, OpenMinute> found = totals.find(tenantId, gains.keySet());
    for (Map.Entry<MetricType, Gain> entry : gains.entrySet()) {
      MetricType type = entry.getKey();
      Gain gain = entry.getValue();
      OpenMinute before = found.get(type);
      if (before == null) {
        totals.insert(tenantId, type);
        before = OpenMinute.NONE;
      }
      OpenMinute open = keep(Subjects.ofMetric(type), gain.tally, before);
      totals.add(tenantId, type, gain.events, open);
    }
    totals.writeBatch();
  }

  private OpenMinute keep(long subjectId, SubjectTally tally, OpenMinute before)
      throws SQLException {
    OpenMinute open = tally.split(before, RollupLevel.MINUTE.bucketOf(arrival));
    rollupRows.add(tenantId, subjectId, tally);
    return open;
  }

  static long latest(long[] micros) {
    long latest = Long.MIN_VALUE;
    for (long time : micros) {
      latest = Math.max(latest, time);
    }
    return latest;
  }
}
