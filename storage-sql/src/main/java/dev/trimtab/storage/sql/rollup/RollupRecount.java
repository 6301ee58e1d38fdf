package dev.trimtab.storage.sql.rollup;

import com.datadoghq.sketch.ddsketch.DDSketch;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Subjects;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the buckets around one moment anew: the minute from the events themselves, the hour from
 * its minutes, the day from its hours.
 */
public final class RollupRecount {
  private static final String VALUES_OF_SERIES =
      """
      SELECT value FROM event
      WHERE tenant_id = ? AND series_id = ? AND occurred_at >= ? AND occurred_at < ?
      """;

  private static final String VALUES_OF_METRIC =
      """
      SELECT value FROM event
      WHERE tenant_id = ? AND metric_type = ? AND occurred_at >= ? AND occurred_at < ?
      """;

  private static final String FINER =
      """
      SELECT count, sum, sum_of_squares, min, max, ones, sketch FROM rollup
      WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket >= ? AND bucket < ?
      """;

  private final PreparedStatement valuesOfSeries;
  private final PreparedStatement valuesOfMetric;
  private final PreparedStatement finer;
  private final RollupRows rows;
  private final OpenMinuteRows open;

  public RollupRecount(WriteSession session) throws SQLException {
    this.valuesOfSeries = session.prepared(VALUES_OF_SERIES);
    this.valuesOfMetric = session.prepared(VALUES_OF_METRIC);
    this.finer = session.prepared(FINER);
    this.rows = new RollupRows(session);
    this.open = new OpenMinuteRows(session);
  }

  public void ofSeries(long tenantId, long seriesId, MetricType type, long occurredAtMicros)
      throws SQLException {
    recount(valuesOfSeries, seriesId, tenantId, seriesId, type, occurredAtMicros);
  }

  public void ofMetric(long tenantId, MetricType type, long occurredAtMicros) throws SQLException {
    recount(valuesOfMetric, type.code(), tenantId, Subjects.ofMetric(type), type, occurredAtMicros);
  }

  /**
   * Minutes that are open stand in the subject's own row, with whatever of that minute arrived
   * before it opened; hours and days hold closed minutes alone.
   */
  private void recount(
      PreparedStatement values,
      long valuesOf,
      long tenantId,
      long subjectId,
      MetricType type,
      long occurredAtMicros)
      throws SQLException {
    boolean sketched = SketchCodec.isSketched(type);
    for (RollupLevel level : RollupLevel.values()) {
      long bucket = level.bucketOf(occurredAtMicros);
      RollupRow.Key key = new RollupRow.Key(tenantId, subjectId, level, bucket);
      Optional<RollupLevel> finer = level.finer();
      if (finer.isPresent()) {
        write(key, ofBuckets(finer.get(), key, sketched));
      } else {
        Sum sum = ofEvents(values, valuesOf, key, sketched);
        write(key, open.replaced(key, sum.open(key)) ? Sum.NOTHING : sum);
      }
    }
  }

  private record Sum(Aggregate aggregate, @Nullable DDSketch sketch) {
    static final Sum NOTHING = new Sum(Aggregate.EMPTY, null);

    OpenMinute open(RollupRow.Key key) {
      return aggregate.count() == 0
          ? OpenMinute.NONE
          : new OpenMinute(key.bucket(), aggregate, bytes());
    }

    byte @Nullable [] bytes() {
      return sketch == null ? null : SketchCodec.encode(sketch);
    }
  }

  private void write(RollupRow.Key key, Sum sum) throws SQLException {
    if (sum.aggregate().count() == 0) {
      rows.delete(key);
    } else {
      rows.put(new RollupRow(key, sum.aggregate(), sum.bytes()));
    }
  }

  private static Sum ofEvents(
      PreparedStatement values, long valuesOf, RollupRow.Key key, boolean sketched)
      throws SQLException {
    long from = key.bucket() * key.level().micros();
    values.setLong(1, key.tenantId());
    values.setLong(2, valuesOf);
    values.setLong(3, from);
    values.setLong(4, from + key.level().micros());
    Tally tally = new Tally(sketched);
    try (ResultSet row = values.executeQuery()) {
      while (row.next()) {
        tally.add(row.getDouble(1));
      }
    }
    return new Sum(tally.aggregate(), sketched ? tally.sketch() : null);
  }

  private Sum ofBuckets(RollupLevel level, RollupRow.Key key, boolean sketched)
      throws SQLException {
    long perBucket = key.level().micros() / level.micros();
    finer.setLong(1, key.tenantId());
    finer.setLong(2, key.subjectId());
    finer.setInt(3, level.code());
    finer.setLong(4, key.bucket() * perBucket);
    finer.setLong(5, (key.bucket() + 1) * perBucket);
    Aggregate aggregate = Aggregate.EMPTY;
    DDSketch sketch = sketched ? SketchCodec.empty() : null;
    try (ResultSet row = finer.executeQuery()) {
      while (row.next()) {
        aggregate = aggregate.plus(RollupRows.aggregate(row));
        if (sketch != null) {
          sketch.mergeWith(SketchCodec.decode(row.getBytes(7)));
        }
      }
    }
    return new Sum(aggregate, sketch);
  }
}
