package dev.trimtab.benchmarks.load;

import dev.trimtab.outcome.MetricType;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

  private static final String OPEN =
      """
      open_minute = ?, open_count = ?, open_sum = ?, open_sum_of_squares = ?, open_min = ?,
      open_max = ?, open_ones = ?, open_sketch = ?""";

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

  private final PreparedStatement putRollup;
  private final PreparedStatement insertTotal;
  private final PreparedStatement putTotal;
  private final PreparedStatement putSeries;
  private final PreparedStatement putTenant;
  private final Map<Long, Subject> subjects = new HashMap<>();
  private final Set<Subject> touched = new LinkedHashSet<>();

  BareTotals(Connection connection) throws SQLException {
    this.putRollup =
        connection.prepareStatement(
            """
            INSERT OR REPLACE INTO rollup (tenant_id, subject_id, level, bucket, count, sum,
              sum_of_squares, min, max, ones, sketch) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    this.insertTotal =
        connection.prepareStatement(
            "INSERT INTO metric_total (tenant_id, metric_type) VALUES (1, ?)");
    this.putTotal =
        connection.prepareStatement(
            "UPDATE metric_total SET event_count = ?, %s WHERE tenant_id = 1 AND metric_type = ?"
                .formatted(OPEN));
    this.putSeries =
        connection.prepareStatement(
            """
            UPDATE series SET event_count = ?, last_occurred_at = ?, state = ?, %s
            WHERE tenant_id = 1 AND series_id = ?
            """
                .formatted(OPEN));
    this.putTenant =
        connection.prepareStatement(
            "UPDATE tenant SET next_position = ?, last_occurred_at = ? WHERE tenant_id = 1");
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
        insertTotal.setInt(1, -id);
        insertTotal.executeUpdate();
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
    putRollup.executeBatch();
    for (Subject subject : touched) {
      if (subject.id > 0) {
        writeSeries(subject, micros);
      } else {
        writeTotal(subject);
      }
    }
    putSeries.executeBatch();
    putTotal.executeBatch();
    putTenant.setLong(1, position + 1);
    putTenant.setLong(2, micros);
    putTenant.executeUpdate();
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
      putRollup.setInt(2, level);
      putRollup.setLong(3, bucket);
      sums.bind(putRollup, 4);
      putRollup.addBatch();
    }
  }

  private void writeSeries(Subject subject, long micros) throws SQLException {
    putSeries.setLong(1, subject.samples);
    putSeries.setLong(2, micros);
    putSeries.setBytes(3, fold(subject));
    putSeries.setLong(4, subject.minute);
    putSeries.setLong(subject.open.bind(putSeries, 5), subject.id);
    putSeries.addBatch();
  }

  private void writeTotal(Subject subject) throws SQLException {
    putTotal.setLong(1, subject.samples);
    putTotal.setLong(2, subject.minute);
    putTotal.setLong(subject.open.bind(putTotal, 3), -subject.id);
    putTotal.addBatch();
  }

  private static byte[] fold(Subject subject) {
    return ByteBuffer.allocate(24)
        .putLong(subject.samples)
        .putDouble(subject.sum)
        .putLong(subject.lastPosition)
        .array();
  }
}
