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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a change comes from: which values of which metadata keys have more that is bad, or,
 * of an improvement, more that is good, than their past lets expect.
 */
final class Attributor {
  /** Metadata keys that are looked at, the most frequent ones. */
  static final int DIMENSIONS = 12;

  /** Of these, how many are looked at together, in pairs and in threes. */
  private static final int[] CROSSED = {DIMENSIONS, 8, 5};

  private final Badness bad;
  private final boolean isMean;
  private final int depth;

  /**
   * @param scale of the scores, where the domain declared one
   * @param depth how many metadata keys bound a part at most, 1 to {@link SliceScan#DEEPEST}
   */
  Attributor(Detection alarm, MetricType metric, @Nullable ScoreScale scale, int depth) {
    this.depth = depth;
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
    Set<String> crossed = crossed(dimensions, rows);
    if (crossed.size() < dimensions.size()) {
      limits.add(Attribution.Limit.COMBINATIONS);
    }
    List<Suspect> causes = scan(new SliceScan(dimensions, crossed, depth), rows);
    return new Attribution(causes, now.size(), past.size(), dimensions, limits);
  }

  private List<Suspect> scan(SliceScan scan, List<SliceRow> rows) {
    return isMean ? scan.scanMeans(rows) : scan.scan(rows);
  }

  /**
   * The dimensions that are looked at together: those of which by itself a value stands out most.
   */
  private Set<String> crossed(List<String> dimensions, List<SliceRow> rows) {
    int most = CROSSED[depth - 1];
    if (dimensions.size() <= most) {
      return Set.copyOf(dimensions);
    }
    Map<String, Double> scores = new HashMap<>();
    for (int i = 0; i < dimensions.size(); i++) {
      int place = i;
      List<SliceRow> ofOne =
          rows.stream()
              .map(
                  row ->
                      new SliceRow(
                          List.of(row.values().get(place)),
                          row.bad(),
                          row.count(),
                          row.pastBad(),
                          row.pastCount()))
              .toList();
      List<Suspect> found = scan(new SliceScan(List.of(dimensions.get(i)), 1), ofOne);
      scores.put(dimensions.get(i), found.isEmpty() ? 0 : found.getFirst().score());
    }
    return dimensions.stream()
        .sorted(Comparator.<String>comparingDouble(scores::get).reversed())
        .limit(most)
        .collect(Collectors.toUnmodifiableSet());
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
