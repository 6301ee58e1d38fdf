package dev.trimtab.trend;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The last seven days against the seven before, both to the minute, so that rollups alone answer.
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

  private static final long DAYS = 7;

  /** The comparison of what was counted in the two weeks. */
  public static WeekOverWeek of(MetricType type, Aggregate current, Aggregate previous) {
    double change =
        previous.count() == 0 || current.count() == 0
            ? 0
            : Trend.relativeChange(previous.mean(), current.mean()) * 100;
    return new WeekOverWeek(type, current.mean(), previous.mean(), change);
  }

  /** The seven days up to the end of the running minute. */
  public static TimeRange currentWeek(Instant now) {
    return TimeRange.lastDays(DAYS, now);
  }

  /** The seven days before {@link #currentWeek}. */
  public static TimeRange previousWeek(Instant now) {
    return currentWeek(now.minus(DAYS, ChronoUnit.DAYS));
  }
}
