package dev.trimtab.storage.sql.rollup;

import com.datadoghq.sketch.ddsketch.DDSketch;
import dev.trimtab.outcome.Aggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** New samples of one bucket, counted and added up before they are written. */
final class Tally {
  private final boolean keepsValues;
  private long count;
  private double sum;
  private double sumOfSquares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private long ones;
  private double[] values = {};
  private int kept;
  private final List<byte[]> stored = new ArrayList<>(0);
  private SketchCodec.@Nullable Encoded encoded;

  /** An empty tally that keeps the values themselves where a sketch is wanted of them. */
  Tally(boolean keepsValues) {
    this.keepsValues = keepsValues;
  }

  void add(double value) {
    count++;
    sum = Aggregate.finite(sum + value);
    sumOfSquares = Aggregate.finite(sumOfSquares + value * value);
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (value >= 1) {
      ones++;
    }
    if (keepsValues) {
      reserve(1);
      values[kept++] = value;
    }
  }

  void add(Tally other) {
    add(other.aggregate());
    reserve(other.kept);
    System.arraycopy(other.values, 0, values, kept, other.kept);
    kept += other.kept;
    stored.addAll(other.stored);
  }

  /** Adds samples that were counted before, with their sketch as it is stored. */
  void add(OpenMinute before) {
    add(before.aggregate());
    byte[] sketch = before.sketch();
    if (sketch != null) {
      stored.add(sketch);
    }
  }

  private void add(Aggregate other) {
    if (other.count() > 0) {
      count += other.count();
      sum = Aggregate.finite(sum + other.sum());
      sumOfSquares = Aggregate.finite(sumOfSquares + other.sumOfSquares());
      min = Math.min(min, other.min());
      max = Math.max(max, other.max());
      ones += other.ones();
    }
  }

  boolean isSketched() {
    return keepsValues;
  }

  Aggregate aggregate() {
    return new Aggregate(count, sum, sumOfSquares, min, max, ones);
  }

  /** The values as a sketch. */
  DDSketch sketch() {
    DDSketch sketch = SketchCodec.empty();
    for (int i = 0; i < kept; i++) {
      SketchCodec.add(sketch, values[i]);
    }
    stored.forEach(bytes -> sketch.mergeWith(SketchCodec.decode(bytes)));
    return sketch;
  }

  /** The sketch of the values, encoded once however many rows it goes into. */
  SketchCodec.Encoded encodedSketch() {
    SketchCodec.Encoded known = encoded;
    if (known == null) {
      known = SketchCodec.Encoded.of(sketch());
      encoded = known;
    }
    return known;
  }

  private void reserve(int more) {
    if (kept + more > values.length) {
      values = Arrays.copyOf(values, Math.max(kept + more, values.length * 2));
    }
  }
}
