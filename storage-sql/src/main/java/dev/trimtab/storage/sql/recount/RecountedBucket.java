package dev.trimtab.storage.sql.recount;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.store.Store;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.rollup.SketchCodec;
import java.util.HashMap;
import java.util.Map;

/** What a bucket should hold: its values added one by one. */
final class RecountedBucket {
  /** Sums may be added in another order; this much of the sum of absolute values is rounding. */
  private static final double ROUNDING = 1e-9;

  private final DDSketch sketch = SketchCodec.empty();
  private Aggregate aggregate = Aggregate.EMPTY;
  private double absoluteSum;

  void add(double value) {
    double square = Aggregate.finite(value * value);
    aggregate = aggregate.plus(new Aggregate(1, value, square, value, value, value >= 1 ? 1 : 0));
    absoluteSum = Aggregate.finite(absoluteSum + Math.abs(value));
    SketchCodec.add(sketch, value);
  }

  boolean agreesWith(Aggregate stored) {
    return stored.count() == aggregate.count()
        && stored.ones() == aggregate.ones()
        && stored.min() == aggregate.min()
        && stored.max() == aggregate.max()
        && near(stored.sum(), aggregate.sum(), absoluteSum)
        && near(stored.sumOfSquares(), aggregate.sumOfSquares(), aggregate.sumOfSquares());
  }

  /** The same bins; how they are kept may differ. */
  boolean sketchEquals(DDSketch stored) {
    return stored.getCount() == sketch.getCount()
        && bins(stored.getPositiveValueStore()).equals(bins(sketch.getPositiveValueStore()))
        && bins(stored.getNegativeValueStore()).equals(bins(sketch.getNegativeValueStore()));
  }

  @Override
  public String toString() {
    return aggregate.toString();
  }

  private static boolean near(double a, double b, double scale) {
    return Math.abs(a - b) <= ROUNDING * scale;
  }

  private static Map<Integer, Double> bins(Store store) {
    Map<Integer, Double> bins = new HashMap<>();
    store.forEach(
        (index, count) -> {
          if (count > 0) {
            bins.put(index, count);
          }
        });
    return bins;
  }
}
