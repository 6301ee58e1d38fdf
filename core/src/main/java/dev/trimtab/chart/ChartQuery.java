package dev.trimtab.chart;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.MetricType;
import org.jspecify.annotations.Nullable;

/**
 * What a chart is to show.
 *
 * @param metricType always one
 * @param domain null for all
 * @param eventType null for all
 * @param grid its buckets, in {@code occurred_at}
 * @param statistic what of the samples in a bucket
 * @param grouping what its lines differ in
 * @param groups how many lines at the most, 1 to {@value #MAX_GROUPS}
 */
public record ChartQuery(
    MetricType metricType,
    @Nullable String domain,
    @Nullable String eventType,
    ChartGrid grid,
    Statistic statistic,
    Grouping grouping,
    int groups) {
  public static final int MAX_GROUPS = 50;

  public ChartQuery {
    if (!statistic.isOf(metricType)) {
      throw new InvalidInputException(
          "stat",
          statistic.wireName()
              + " is not drawn of "
              + metricType.wireName()
              + ", whose values are nearly all 0 or 1: ask for mean, count or sum");
    }
    if (groups < 1 || groups > MAX_GROUPS) {
      throw new InvalidInputException("groups", "must be a whole number from 1 to " + MAX_GROUPS);
    }
  }

  /** The samples of the same selection, counted in other buckets on a single line. */
  public ChartQuery counted(ChartGrid buckets) {
    return new ChartQuery(
        metricType, domain, eventType, buckets, Statistic.COUNT, new Grouping.None(), 1);
  }
}
