package dev.trimtab.chart;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.MetricType;
import org.jspecify.annotations.Nullable;

/**
 * What a chart is to show.
 *
 * @param metricType always one
 * @param domain null for all
 * @param environment only domains whose settings name this one; null for all
 * @param eventType null for all
 * @param grid its buckets, in {@code occurred_at}
 * @param statistic what of the samples in a bucket
 * @param grouping what its lines differ in
 * @param groups how many lines at the most, 1 to {@value #MAX_GROUPS}; of at most {@value
 *     #MAX_POINTS} points together
 */
public record ChartQuery(
    MetricType metricType,
    @Nullable String domain,
    @Nullable String environment,
    @Nullable String eventType,
    ChartGrid grid,
    Statistic statistic,
    Grouping grouping,
    int groups) {
  public static final int MAX_GROUPS = 50;

  /** Points of all lines together: what an answer holds in memory, and sends. */
  public static final int MAX_POINTS = 50_000;

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
    if (!(grouping instanceof Grouping.None) && (long) groups * grid.size() > MAX_POINTS) {
      throw new InvalidInputException(
          "groups",
          "of "
              + grid.size()
              + " points each would be more than "
              + MAX_POINTS
              + " together: ask for fewer groups or a longer step");
    }
  }

  /** In whatever environment. */
  public ChartQuery(
      MetricType metricType,
      @Nullable String domain,
      @Nullable String eventType,
      ChartGrid grid,
      Statistic statistic,
      Grouping grouping,
      int groups) {
    this(metricType, domain, null, eventType, grid, statistic, grouping, groups);
  }

  /** The samples of the same selection, counted in other buckets on a single line. */
  public ChartQuery counted(ChartGrid buckets) {
    return new ChartQuery(
        metricType,
        domain,
        environment,
        eventType,
        buckets,
        Statistic.COUNT,
        new Grouping.None(),
        1);
  }
}
