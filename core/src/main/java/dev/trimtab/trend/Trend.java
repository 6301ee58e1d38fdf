package dev.trimtab.trend;

import dev.trimtab.outcome.MetricType;

/**
 * The contract's comparison of the newest samples: the older half, rounded down, against the rest.
 *
 * @param direction which way the numbers lean; {@link TrendDirection#STABLE} below two samples
 * @param values the samples, oldest first
 * @param previousAverage of the older half; 0 where it is empty
 * @param currentAverage of the newer half; 0 where it is empty
 * @param changePercent relative change in percent, signed as the values move, at most 1e302; where
 *     the previous average is 0, the plain difference times 100
 * @param previousCount samples in the older half
 * @param currentCount samples in the newer half
 */
public record Trend(
    MetricType metricType,
    TrendDirection direction,
    double[] values,
    double previousAverage,
    double currentAverage,
    double changePercent,
    int previousCount,
    int currentCount) {
  /** Changes beyond it are given as it, so that the percentage is a finite number. */
  private static final double MAX_CHANGE = 1e300;

  /** The trend of those samples, oldest first. */
  public static Trend of(MetricType type, double[] values) {
    return of(type, type.lessIsBetter(), values);
  }

  /**
   * The trend of those samples where another direction than the metric type's is better.
   *
   * @param values oldest first
   */
  public static Trend of(MetricType type, boolean lessIsBetter, double[] values) {
    if (values.length < 2) {
      double only = values.length == 0 ? 0 : values[0];
      return new Trend(type, TrendDirection.STABLE, values, 0, only, 0, 0, values.length);
    }
    int half = values.length / 2;
    double previous = mean(values, 0, half);
    double current = mean(values, half, values.length);
    double change = relativeChange(previous, current);
    return new Trend(
        type,
        TrendDirection.of(lessIsBetter, change),
        values,
        previous,
        current,
        change * 100,
        half,
        values.length - half);
  }

  /** (current - previous) / |previous|, or the plain difference where {@code previous} is 0. */
  static double relativeChange(double previous, double current) {
    double difference = current - previous;
    double change = previous == 0 ? difference : difference / Math.abs(previous);
    return Math.clamp(change, -MAX_CHANGE, MAX_CHANGE);
  }

  /** Means of shares first, so that values near the largest double do not overflow. */
  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    if (Double.isFinite(sum)) {
      return sum / (to - from);
    }
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += values[i] / (to - from);
    }
    return mean;
  }
}
