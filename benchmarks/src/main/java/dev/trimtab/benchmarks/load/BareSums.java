package dev.trimtab.benchmarks.load;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import dev.trimtab.outcome.MetricType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Counted and added up values of one bucket, with a sketch where the server keeps one. */
final class BareSums {
  private final @Nullable DDSketch sketch;
  private long count;
  private double sum;
  private double sumOfSquares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private long ones;

  BareSums(MetricType metric) {
    this.sketch =
        metric == MetricType.SUCCESS_RATE
            ? null
            : new DDSketch(
                new CubicallyInterpolatedMapping(0.01), () -> new CollapsingLowestDenseStore(1024));
  }

  void add(double value) {
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

  void add(BareSums other) {
    count += other.count;
    sum += other.sum;
    sumOfSquares += other.sumOfSquares;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    ones += other.ones;
    if (sketch != null && other.sketch != null) {
      sketch.mergeWith(other.sketch);
    }
  }

  /** Sets seven parameters from {@code first} on. */
  void bind(BareRows rows, int first) throws SQLException {
    rows.setLong(first, count);
    rows.setDouble(first + 1, sum);
    rows.setDouble(first + 2, sumOfSquares);
    rows.setDouble(first + 3, min);
    rows.setDouble(first + 4, max);
    rows.setLong(first + 5, ones);
    rows.setBytes(first + 6, sketch == null ? null : encode(sketch));
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
