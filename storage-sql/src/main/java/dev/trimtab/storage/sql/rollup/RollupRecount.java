package dev.trimtab.storage.sql.rollup;

import com.datadoghq.sketch.ddsketch.DDSketch;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Subjects;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the buckets around one moment anew: the minute from the events themselves, the hour from
 * its minutes, the day from its hours. Where the finer buckets are not kept any more, the events
 * stand for them.
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
  private final KeptFrom kept;
  private final OpenMinuteRows open;

  /**
   * For events that are kept, with every other of their day.
   *
   * @param kept what is kept of their tenant
   */
  public RollupRecount(WriteSession session, KeptFrom kept) throws SQLException {
    this.valuesOfSeries = session.prepared(VALUES_OF_SERIES);
    this.valuesOfMetric = session.prepared(VALUES_OF_METRIC);
    this.finer = session.prepared(FINER);
    this.rows = new RollupRows(session);
    this.kept = kept;
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
    Events events = new Events(values, tenantId, valuesOf, sketched);
    for (RollupLevel level : RollupLevel.values()) {
      long bucket = level.bucketOf(occurredAtMicros);
      RollupRow.Key key = new RollupRow.Key(tenantId, subjectId, level, bucket);
      boolean isKept = kept.has(level, occurredAtMicros);
      Optional<RollupLevel> finer = level.finer();
      if (finer.isEmpty()) {
        Sum sum = events.of(key);
        boolean isOpen = open.replaced(key, sum.open(key));
        if (isKept) {
          write(key, isOpen ? Sum.NOTHING : sum);
        }
      } else if (isKept) {
        boolean hasFiner = kept.has(finer.get(), occurredAtMicros);
        write(key, hasFiner ? ofBuckets(finer.get(), key, sketched) : ofClosed(events, key));
      }
    }
  }

  /**
   * From the events, as minutes are not kept any more: all but those of the open minute, which is
   * counted anew as well, so that it holds the whole of its minute and this bucket nothing of it.
   */
  private Sum ofClosed(Events events, RollupRow.Key key) throws SQLException {
    long unit = RollupLevel.MINUTE.micros();
    long from = key.bucket() * key.level().micros();
    long until = from + key.level().micros();
    long minute = open.minuteOf(key);
    if (minute * unit < from || minute * unit >= until) {
      return events.of(key);
    }
    RollupRow.Key ofMinute =
        new RollupRow.Key(key.tenantId(), key.subjectId(), RollupLevel.MINUTE, minute);
    open.replaced(ofMinute, events.of(ofMinute).open(ofMinute));
    Tally tally = new Tally(events.sketched());
    events.addTo(tally, from, minute * unit);
    events.addTo(tally, (minute + 1) * unit, until);
    return Sum.of(tally);
  }

  /** The events of a series or a metric type, for a look at their values. */
  private record Events(PreparedStatement values, long tenantId, long valuesOf, boolean sketched) {
    Sum of(RollupRow.Key key) throws SQLException {
      long from = key.bucket() * key.level().micros();
      Tally tally = new Tally(sketched);
      addTo(tally, from, from + key.level().micros());
      return Sum.of(tally);
    }

    void addTo(Tally tally, long fromMicros, long untilMicros) throws SQLException {
      values.setLong(1, tenantId);
      values.setLong(2, valuesOf);
      values.setLong(3, fromMicros);
      values.setLong(4, untilMicros);
      try (ResultSet row = values.executeQuery()) {
        while (row.next()) {
          tally.add(row.getDouble(1));
        }
      }
    }
  }

  private record Sum(Aggregate aggregate, @Nullable DDSketch sketch) {
    static final Sum NOTHING = new Sum(Aggregate.EMPTY, null);

    static Sum of(Tally tally) {
      return new Sum(tally.aggregate(), tally.isSketched() ? tally.sketch() : null);
    }

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
