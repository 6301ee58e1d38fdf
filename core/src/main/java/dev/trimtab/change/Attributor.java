package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.stat.SliceRow;
import dev.trimtab.stat.SliceScan;
import dev.trimtab.stat.Suspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a change comes from: which values of which metadata keys have more that is bad, or,
 * of an improvement, more that is good, than their past lets expect.
 */
final class Attributor {
  /** Metadata keys that are looked at, the most frequent ones. */
  static final int DIMENSIONS = 12;

  private static final int DEPTH = 1;
  private static final ScoreScale SUCCESSES = new ScoreScale(0, 1, false);

  private final ToDoubleFunction<PastSample> bad;
  private final boolean isMean;

  /**
   * @param scale of the scores, where the domain declared one
   */
  Attributor(Detection alarm, MetricType metric, @Nullable ScoreScale scale) {
    boolean declines = alarm.direction() == Direction.DECLINE;
    isMean = metric == MetricType.QUALITY_SCORE && scale != null && scale.isBounded();
    if (metric == MetricType.SUCCESS_RATE) {
      bad = distance(SUCCESSES, declines);
    } else if (isMean && scale != null) {
      bad = distance(scale, declines);
    } else {
      boolean lessIsBetter =
          metric != MetricType.QUALITY_SCORE || (scale != null && scale.lessIsBetter());
      bad = exceedance(alarm, lessIsBetter == declines);
    }
  }

  /** From the best value, in parts of the range; of an improvement, from the worst. */
  private static ToDoubleFunction<PastSample> distance(ScoreScale scale, boolean declines) {
    double low = scale.low();
    double high = scale.high();
    boolean fromHigh = scale.lessIsBetter() != declines;
    return sample -> {
      double value = Math.clamp(sample.value(), low, high);
      return (fromHigh ? high - value : value - low) / (high - low);
    };
  }

  private static ToDoubleFunction<PastSample> exceedance(Detection alarm, boolean above) {
    double typical = alarm.baseline().typical();
    return sample -> (above ? sample.value() > typical : sample.value() < typical) ? 1 : 0;
  }

  /**
   * Looks.
   *
   * @param past before the change began
   * @param now since
   * @param limited what was left out of both
   */
  Attribution attribute(
      List<PastSample> past, List<PastSample> now, List<Attribution.Limit> limited) {
    Map<String, Integer> keys = new LinkedHashMap<>();
    for (List<PastSample> each : List.of(now, past)) {
      each.forEach(
          sample -> sample.labels().keySet().forEach(key -> keys.merge(key, 1, Integer::sum)));
    }
    List<String> dimensions =
        keys.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(DIMENSIONS)
            .map(Map.Entry::getKey)
            .toList();
    List<Attribution.Limit> limits = new ArrayList<>(limited);
    if (keys.size() > DIMENSIONS) {
      limits.add(Attribution.Limit.DIMENSIONS);
    }
    List<SliceRow> rows = new ArrayList<>();
    for (PastSample sample : past) {
      rows.add(new SliceRow(values(sample, dimensions), 0, 0, bad.applyAsDouble(sample), 1));
    }
    for (PastSample sample : now) {
      rows.add(new SliceRow(values(sample, dimensions), bad.applyAsDouble(sample), 1, 0, 0));
    }
    SliceScan scan = new SliceScan(dimensions, DEPTH);
    List<Suspect> causes = isMean ? scan.scanMeans(rows) : scan.scan(rows);
    return new Attribution(causes, now.size(), past.size(), dimensions, limits);
  }

  private static List<String> values(PastSample sample, List<String> dimensions) {
    return dimensions.stream().map(key -> sample.labels().getOrDefault(key, "")).toList();
  }
}
