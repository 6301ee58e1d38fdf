package dev.trimtab.benchmarks.load;

import dev.trimtab.outcome.MetricType;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an append writes beside the events: totals with their open minutes, folds, and rollups when
 * a minute is over. All of it is kept in memory as well, so nothing is read.
 */
final class BareTotals {
  private static final long MINUTE_MICROS = 60_000_000L;

  /** How many minutes a bucket of each level has. */
  private static final long[] LEVEL_MINUTES = {1, 60, 1_440};

  private static final BareStatement PUT_ROLLUP =
      sums(
          BareStatement.put("rollup")
              .key("subject_id", BareType.LONG)
              .key("level", BareType.INT)
              .key("bucket", BareType.LONG),
          "");

  private static final BareStatement INSERT_TOTAL =
      BareStatement.insert("metric_total").key("metric_type", BareType.INT);

  private static final BareStatement PUT_TOTAL =
      sums(
          BareStatement.update("metric_total")
              .key("metric_type", BareType.INT)
              .column("event_count", BareType.LONG)
              .column("open_minute", BareType.LONG),
          "open_");

  private static final BareStatement PUT_SERIES =
      sums(
          BareStatement.update("series")
              .key("series_id", BareType.LONG)
              .column("event_count", BareType.LONG)
              .column("last_occurred_at", BareType.LONG)
              .column("state", BareType.BYTES)
              .column("open_minute", BareType.LONG),
          "open_");

  private static final BareStatement PUT_TENANT =
      BareStatement.update("tenant")
          .column("next_position", BareType.LONG)
          .column("last_occurred_at", BareType.LONG);

  /** A series or a whole metric type, by the number that its rollups have. */
  private static final class Subject {
    private final long id;
    private final MetricType metric;
    private final Map<Long, BareSums> closed = new HashMap<>();
    private BareSums open;
    private long minute;
    private long samples;
    private double sum;
    private long lastPosition;

    private Subject(long id, MetricType metric, long minute) {
      this.id = id;
      this.metric = metric;
      this.minute = minute;
      this.open = new BareSums(metric);
    }
  }

  private final BareRows putRollup;
  private final BareRows insertTotal;
  private final BareRows putTotal;
  private final BareRows putSeries;
  private final BareRows putTenant;
  private final Map<Long, Subject> subjects = new HashMap<>();
  private final Set<Subject> touched = new LinkedHashSet<>();

  BareTotals(Stores stores, Connection connection) throws SQLException {
    this.putRollup = stores.rows(connection, PUT_ROLLUP);
    this.insertTotal = stores.rows(connection, INSERT_TOTAL);
    this.putTotal = stores.rows(connection, PUT_TOTAL);
    this.putSeries = stores.rows(connection, PUT_SERIES);
    this.putTenant = stores.rows(connection, PUT_TENANT);
  }

  private static BareStatement sums(BareStatement statement, String prefix) {
    return statement
        .column(prefix + "count", BareType.LONG)
        .column(prefix + "sum", BareType.DOUBLE)
        .column(prefix + "sum_of_squares", BareType.DOUBLE)
        .column(prefix + "min", BareType.DOUBLE)
        .column(prefix + "max", BareType.DOUBLE)
        .column(prefix + "ones", BareType.LONG)
        .column(prefix + "sketch", BareType.BYTES);
  }

  void add(int seriesId, Workload.Event event, long position, long micros) throws SQLException {
    count(seriesId, event, position, micros / MINUTE_MICROS);
    count(-event.metric().code(), event, position, micros / MINUTE_MICROS);
  }

  private void count(int id, Workload.Event event, long position, long minute) throws SQLException {
    Subject subject = subjects.get((long) id);
    if (subject == null) {
      subject = new Subject(id, event.metric(), minute);
      subjects.put(subject.id, subject);
      if (id < 0) {
        insertTotal.setLong(1, -id);
        insertTotal.add();
      }
    }
    if (minute != subject.minute) {
      close(subject);
      subject.minute = minute;
      subject.open = new BareSums(subject.metric);
    }
    subject.open.add(event.value());
    subject.samples++;
    subject.sum += event.value();
    subject.lastPosition = position;
    touched.add(subject);
  }

  /** Writes each row that was touched since the last call, once. */
  void write(long position, long micros) throws SQLException {
    insertTotal.write();
    putRollup.write();
    for (Subject subject : touched) {
      if (subject.id > 0) {
        writeSeries(subject, micros);
      } else {
        writeTotal(subject);
      }
    }
    putSeries.write();
    putTotal.write();
    putTenant.setLong(1, position + 1);
    putTenant.setLong(2, micros);
    putTenant.add();
    putTenant.write();
    touched.clear();
  }

  private void close(Subject subject) throws SQLException {
    for (int level = 0; level < LEVEL_MINUTES.length; level++) {
      long bucket = subject.minute / LEVEL_MINUTES[level];
      BareSums sums =
          subject.closed.computeIfAbsent(
              bucket * LEVEL_MINUTES.length + level, unseen -> new BareSums(subject.metric));
      sums.add(subject.open);
      putRollup.setLong(1, subject.id);
      putRollup.setLong(2, level);
      putRollup.setLong(3, bucket);
      sums.bind(putRollup, 4);
      putRollup.add();
    }
  }

  private void writeSeries(Subject subject, long micros) throws SQLException {
    putSeries.setLong(1, subject.id);
    putSeries.setLong(2, subject.samples);
    putSeries.setLong(3, micros);
    putSeries.setBytes(4, fold(subject));
    putSeries.setLong(5, subject.minute);
    subject.open.bind(putSeries, 6);
    putSeries.add();
  }

  private void writeTotal(Subject subject) throws SQLException {
    putTotal.setLong(1, -subject.id);
    putTotal.setLong(2, subject.samples);
    putTotal.setLong(3, subject.minute);
    subject.open.bind(putTotal, 4);
    putTotal.add();
  }

  private static byte[] fold(Subject subject) {
    return ByteBuffer.allocate(24)
        .putLong(subject.samples)
        .putDouble(subject.sum)
        .putLong(subject.lastPosition)
        .array();
  }
}
