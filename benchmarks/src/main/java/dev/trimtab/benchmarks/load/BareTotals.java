package dev.trimtab.benchmarks.load;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import dev.trimtab.outcome.MetricType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an append writes beside the events: totals, rollups and folds, kept in memory as well. */
final class BareTotals {
  private static final long[] LEVEL_MICROS = {60_000_000L, 3_600_000_000L, 86_400_000_000L};

  private record Bucket(long subject, int level, long number) {}

  private static final class Sums {
    private final @Nullable DDSketch sketch;
    private long count;
    private double sum;
    private double sumOfSquares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long ones;

    private Sums(MetricType metric) {
      this.sketch =
          metric == MetricType.SUCCESS_RATE
              ? null
              : new DDSketch(
                  new CubicallyInterpolatedMapping(0.01),
                  () -> new CollapsingLowestDenseStore(1024));
    }

    private void add(double value) {
      count++;
      sum += value;
      sumOfSquares += value * value;
      min = Math.min(min, value);
      max = Math.max(max, value);
      ones += value >= 1 ? 1 : 0;
      if (sketch != null) {
        sketch.accept(value);
      }
    }
  }

  private static final class Fold {
    private long samples;
    private double sum;
    private long lastPosition;
  }

  private final PreparedStatement putRollup;
  private final PreparedStatement putTotal;
  private final PreparedStatement putSeries;
  private final PreparedStatement putState;
  private final PreparedStatement putTenant;
  private final Map<Bucket, Sums> rollups = new HashMap<>();
  private final Map<Integer, Fold> folds = new HashMap<>();
  private final Map<MetricType, Long> counts = new HashMap<>();
  private final Map<Bucket, Sums> touchedRollups = new LinkedHashMap<>();
  private final Map<Integer, Fold> touchedFolds = new LinkedHashMap<>();

  BareTotals(Connection connection) throws SQLException {
    this.putRollup =
        connection.prepareStatement(
            """
            INSERT OR REPLACE INTO rollup (tenant_id, subject_id, level, bucket, count, sum,
              sum_of_squares, min, max, ones, sketch) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    this.putTotal =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO metric_total (tenant_id, metric_type, event_count) VALUES (1, ?, ?)");
    this.putSeries =
        connection.prepareStatement(
            "UPDATE series SET event_count = ?, last_occurred_at = ? WHERE tenant_id = 1 AND series_id = ?");
    this.putState =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO series_state (tenant_id, series_id, state) VALUES (1, ?, ?)");
    this.putTenant =
        connection.prepareStatement(
            "UPDATE tenant SET next_position = ?, last_occurred_at = ? WHERE tenant_id = 1");
  }

  void add(int seriesId, Workload.Event event, long position, long micros) {
    for (int level = 0; level < LEVEL_MICROS.length; level++) {
      long number = micros / LEVEL_MICROS[level];
      addTo(new Bucket(seriesId, level, number), event);
      addTo(new Bucket(-event.metric().code(), level, number), event);
    }
    counts.merge(event.metric(), 1L, Long::sum);
    Fold fold = folds.computeIfAbsent(seriesId, unseen -> new Fold());
    fold.samples++;
    fold.sum += event.value();
    fold.lastPosition = position;
    touchedFolds.put(seriesId, fold);
  }

  /** Writes each row that was touched since the last call, once. */
  void write(long position, long micros) throws SQLException {
    for (Map.Entry<Bucket, Sums> touched : touchedRollups.entrySet()) {
      writeRollup(touched.getKey(), touched.getValue());
    }
    putRollup.executeBatch();
    for (Map.Entry<Integer, Fold> touched : touchedFolds.entrySet()) {
      writeSeries(touched.getKey(), touched.getValue(), micros);
    }
    putSeries.executeBatch();
    putState.executeBatch();
    for (Map.Entry<MetricType, Long> total : counts.entrySet()) {
      putTotal.setInt(1, total.getKey().code());
      putTotal.setLong(2, total.getValue());
      putTotal.addBatch();
    }
    putTotal.executeBatch();
    putTenant.setLong(1, position + 1);
    putTenant.setLong(2, micros);
    putTenant.executeUpdate();
    touchedRollups.clear();
    touchedFolds.clear();
  }

  private void addTo(Bucket bucket, Workload.Event event) {
    Sums sums = rollups.computeIfAbsent(bucket, unseen -> new Sums(event.metric()));
    sums.add(event.value());
    touchedRollups.put(bucket, sums);
  }

  private void writeRollup(Bucket bucket, Sums sums) throws SQLException {
    putRollup.setLong(1, bucket.subject());
    putRollup.setInt(2, bucket.level());
    putRollup.setLong(3, bucket.number());
    putRollup.setLong(4, sums.count);
    putRollup.setDouble(5, sums.sum);
    putRollup.setDouble(6, sums.sumOfSquares);
    putRollup.setDouble(7, sums.min);
    putRollup.setDouble(8, sums.max);
    putRollup.setLong(9, sums.ones);
    putRollup.setBytes(10, sums.sketch == null ? null : encode(sums.sketch));
    putRollup.addBatch();
  }

  private void writeSeries(int seriesId, Fold fold, long micros) throws SQLException {
    putSeries.setLong(1, fold.samples);
    putSeries.setLong(2, micros);
    putSeries.setInt(3, seriesId);
    putSeries.addBatch();
    putState.setInt(1, seriesId);
    putState.setBytes(
        2,
        ByteBuffer.allocate(24)
            .putLong(fold.samples)
            .putDouble(fold.sum)
            .putLong(fold.lastPosition)
            .array());
    putState.addBatch();
  }

  private static byte[] encode(DDSketch sketch) {
    GrowingByteArrayOutput bytes = GrowingByteArrayOutput.withInitialCapacity(64);
    try {
      sketch.encode(bytes, true);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.trimmedCopy();
  }
}
