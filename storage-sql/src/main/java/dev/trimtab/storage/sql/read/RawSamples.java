package dev.trimtab.storage.sql.read;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Statistic;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.read.ChartGroups.Group;
import dev.trimtab.storage.sql.read.ChartGroups.Ranked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single samples of a chart, by group and bucket. Not thread-safe. */
final class RawSamples {
  private static final int BEGIN = 16;

  private final ChartQuery query;
  private final Map<String, Points> groups = new HashMap<>();
  private @Nullable Points nameless;

  RawSamples(ChartQuery query) {
    this.query = query;
  }

  /** Adds a sample; one out of the bounds of the chart is passed over. */
  void add(long atMicros, double value, @Nullable String group) {
    long index = query.grid().indexOf(atMicros);
    if (index >= 0 && index < query.grid().size()) {
      pointsOf(group).add((int) index, value);
    }
  }

  /** The groups, those with the most samples first. */
  Ranked<Points> ranked() {
    List<Group<Points>> all = new ArrayList<>();
    groups.forEach((name, points) -> all.add(new Group<>(name, points.size, points)));
    if (nameless != null) {
      all.add(new Group<>(null, nameless.size, nameless));
    }
    return ChartGroups.rank(all, query.groups());
  }

  /** The line of a group. */
  Chart.Line line(Group<Points> group) {
    return group.content().line(group.name(), query);
  }

  /** The line of a chart that has no samples. */
  Chart.Line emptyLine() {
    return new Points().line(null, query);
  }

  private Points pointsOf(@Nullable String group) {
    if (group != null) {
      return groups.computeIfAbsent(group, unseen -> new Points());
    }
    if (nameless == null) {
      nameless = new Points();
    }
    return nameless;
  }

  /** The samples of one group: their buckets and values, in two arrays that grow. */
  static final class Points {
    private int[] buckets = new int[BEGIN];
    private double[] values = new double[BEGIN];
    private int size;

    private void add(int bucket, double value) {
      if (size == values.length) {
        buckets = Arrays.copyOf(buckets, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      buckets[size] = bucket;
      values[size] = value;
      size++;
    }

    private Chart.Line line(@Nullable String name, ChartQuery query) {
      int points = query.grid().size();
      long[] counts = new long[points];
      for (int i = 0; i < size; i++) {
        counts[buckets[i]]++;
      }
      double[][] byBucket = new double[points][];
      Arrays.setAll(byBucket, bucket -> new double[(int) counts[bucket]]);
      int[] filled = new int[points];
      for (int i = 0; i < size; i++) {
        byBucket[buckets[i]][filled[buckets[i]]++] = values[i];
      }
      double[] statistics = new double[points];
      Arrays.setAll(statistics, bucket -> value(byBucket[bucket], query.statistic()));
      return new Chart.Line(name, counts, statistics);
    }

    private static double value(double[] samples, Statistic statistic) {
      if (statistic.isQuantile()) {
        Arrays.sort(samples);
        return samples.length == 0
            ? Double.NaN
            : samples[(int) (statistic.quantile() * (samples.length - 1))];
      }
      Aggregate sum = Aggregate.EMPTY;
      for (double v : samples) {
        sum = sum.plus(new Aggregate(1, v, Aggregate.finite(v * v), v, v, v >= 1 ? 1 : 0));
      }
      return statistic.of(sum);
    }
  }
}
