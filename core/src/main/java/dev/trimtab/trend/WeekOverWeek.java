package dev.trimtab.trend;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The last seven days against the seven before.
 *
 * @param currentWeekAverage 0 where there are no samples
 * @param previousWeekAverage 0 where there are no samples
 * @param percentChange relative change in percent; 0 where there is no previous week
 */
public record WeekOverWeek(
    MetricType metricType,
    double currentWeekAverage,
    double previousWeekAverage,
    double percentChange) {
  /** The metric types that have one, in the order of the contract. */
  public static final List<MetricType> METRIC_TYPES =
      List.of(
          MetricType.SUCCESS_RATE,
          MetricType.QUALITY_SCORE,
          MetricType.LATENCY_MS,
          MetricType.COST_USD);

  private static final Duration WEEK = Duration.ofDays(7);

  public static WeekOverWeek of(MetricType type, Aggregate current, Aggregate previous) {
    double change =
        previous.count() == 0 || current.count() == 0
            ? 0
            : Trend.relativeChange(previous.mean(), current.mean()) * 100;
    return new WeekOverWeek(type, current.mean(), previous.mean(), change);
  }

  public static TimeRange currentWeek(Instant now) {
    return new TimeRange(now.minus(WEEK), now);
  }

  public static TimeRange previousWeek(Instant now) {
    return new TimeRange(now.minus(WEEK.multipliedBy(2)), now.minus(WEEK));
  }
}
