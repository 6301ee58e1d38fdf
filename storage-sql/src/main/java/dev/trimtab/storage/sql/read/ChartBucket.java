package dev.trimtab.storage.sql.read;

import com.datadoghq.sketch.ddsketch.DDSketch;
import dev.trimtab.chart.Statistic;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.rollup.SketchCodec;
import org.jspecify.annotations.Nullable;

/** What the rows of one bucket of a line add up to. Not thread-safe. */
final class ChartBucket {
  private Aggregate samples = Aggregate.EMPTY;
  private @Nullable DDSketch sketch;

  void add(Aggregate more) {
    samples = samples.plus(more);
  }

  /** Adds the sketch of a row; its counts are added by themselves. */
  void add(byte @Nullable [] more) {
    DDSketch added = SketchCodec.decode(more);
    if (sketch == null) {
      sketch = added;
    } else {
      sketch.mergeWith(added);
    }
  }

  long count() {
    return samples.count();
  }

  /** A quantile lies within what was really there, whatever the sketch rounds it to. */
  double value(Statistic statistic) {
    if (!statistic.isQuantile()) {
      return statistic.of(samples);
    }
    return sketch == null || sketch.isEmpty()
        ? Double.NaN
        : Math.clamp(sketch.getValueAtQuantile(statistic.quantile()), samples.min(), samples.max());
  }
}
