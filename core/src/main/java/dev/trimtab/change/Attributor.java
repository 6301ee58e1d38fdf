package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.stat.SliceRow;
import dev.trimtab.stat.SliceScan;
import dev.trimtab.stat.Suspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a change comes from: which values of which metadata keys have more that is bad, or,
 * of an improvement, more that is good, than their past lets expect.
 */
final class Attributor {
  /** Metadata keys that are looked at, the most frequent ones. */
  static final int DIMENSIONS = 12;

  private static final int DEPTH = 1;

  private final Badness bad;
  private final boolean isMean;

  /**
   * @param scale of the scores, where the domain declared one
   */
  Attributor(Detection alarm, MetricType metric, @Nullable ScoreScale scale) {
    bad = Badness.of(alarm, metric, scale);
    isMean = metric == MetricType.QUALITY_SCORE && scale != null && scale.isBounded();
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
    List<String> keys = telling(past, now);
    List<String> dimensions = keys.subList(0, Math.min(DIMENSIONS, keys.size()));
    List<Attribution.Limit> limits = new ArrayList<>(limited);
    if (keys.size() > DIMENSIONS) {
      limits.add(Attribution.Limit.DIMENSIONS);
    }
    List<SliceRow> rows = new ArrayList<>();
    for (PastSample sample : past) {
      rows.add(new SliceRow(values(sample, dimensions), 0, 0, bad.of(sample.value()), 1));
    }
    for (PastSample sample : now) {
      rows.add(new SliceRow(values(sample, dimensions), bad.of(sample.value()), 1, 0, 0));
    }
    SliceScan scan = new SliceScan(dimensions, DEPTH);
    List<Suspect> causes = isMean ? scan.scanMeans(rows) : scan.scan(rows);
    return new Attribution(causes, now.size(), past.size(), dimensions, limits);
  }

  /** The keys that tell samples apart, the most frequent first: one value for all explains none. */
  private static List<String> telling(List<PastSample> past, List<PastSample> now) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> values = new HashMap<>();
    Set<String> telling = new HashSet<>();
    for (List<PastSample> samples : List.of(now, past)) {
      for (PastSample sample : samples) {
        sample
            .labels()
            .forEach(
                (key, value) -> {
                  counts.merge(key, 1, Integer::sum);
                  String first = values.putIfAbsent(key, value);
                  if (first != null && !first.equals(value)) {
                    telling.add(key);
                  }
                });
      }
    }
    int all = past.size() + now.size();
    return counts.entrySet().stream()
        .filter(each -> telling.contains(each.getKey()) || each.getValue() < all)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> values(PastSample sample, List<String> dimensions) {
    return dimensions.stream().map(key -> sample.labels().getOrDefault(key, "")).toList();
  }
}
