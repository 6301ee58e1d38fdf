package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.stat.ChanceInterval;
import dev.trimtab.stat.Interval;
import dev.trimtab.stat.MeanInterval;
import dev.trimtab.stat.MedianInterval;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a stretch of a series lies: the mean of successes and of scores of a declared range; the
 * median of latencies, costs and other scores, whose means a few values can move anywhere.
 *
 * @param statistic which of the two
 * @param value as measured
 * @param interval where it truly lies, with 95 % confidence; infinite where too little is known
 * @param samples of how many
 */
public record LevelEstimate(Statistic statistic, double value, Interval interval, int samples) {
  private static final double ALPHA = 0.05;

  /** What stands for a stretch. */
  public enum Statistic {
    MEAN,
    MEDIAN
  }

  /**
   * Of these samples, at least one.
   *
   * @param scale of the scores, where the domain declared one
   */
  public static LevelEstimate of(MetricType metric, @Nullable ScoreScale scale, double[] samples) {
    if (metric == MetricType.SUCCESS_RATE) {
      double successes = Arrays.stream(samples).sum();
      Interval interval = ChanceInterval.of(successes, samples.length - successes, ALPHA);
      return mean(samples, interval);
    }
    if (metric == MetricType.QUALITY_SCORE && scale != null && scale.isBounded()) {
      return mean(samples, bounded(scale, samples));
    }
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new LevelEstimate(
        Statistic.MEDIAN, median, MedianInterval.of(samples, ALPHA), samples.length);
  }

  private static LevelEstimate mean(double[] samples, Interval interval) {
    double mean = Arrays.stream(samples).average().orElse(0);
    return new LevelEstimate(Statistic.MEAN, mean, interval, samples.length);
  }

  private static Interval bounded(ScoreScale scale, double[] samples) {
    double range = scale.high() - scale.low();
    MeanInterval interval = new MeanInterval(ALPHA);
    for (double sample : samples) {
      interval.take(Math.clamp((sample - scale.low()) / range, 0, 1));
    }
    Interval within = interval.interval();
    return new Interval(scale.low() + within.low() * range, scale.low() + within.high() * range);
  }
}
