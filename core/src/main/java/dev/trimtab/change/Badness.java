package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a change is about lies in one sample, from 0 to 1: how bad it is or, of an
 * improvement, how good.
 */
@FunctionalInterface
public interface Badness {
  /** From 0 to 1. */
  double of(double value);

  /**
   * The one that a change is about.
   *
   * @param scale of the scores, where the domain declared one
   */
  static Badness of(Detection alarm, MetricType metric, @Nullable ScoreScale scale) {
    return of(metric, scale, alarm.baseline().typical(), alarm.direction() == Direction.DECLINE);
  }

  /**
   * How bad a sample of a series is.
   *
   * @param scale of the scores, where the domain declared one
   * @param typical for latencies, costs and scores without a range: what is worse is bad; else it
   *     does not count
   */
  static Badness of(MetricType metric, @Nullable ScoreScale scale, double typical) {
    return of(metric, scale, typical, true);
  }

  private static Badness of(
      MetricType metric, @Nullable ScoreScale scale, double typical, boolean declines) {
    if (metric == MetricType.SUCCESS_RATE) {
      return distance(new ScoreScale(0, 1, false), declines);
    }
    boolean isScore = metric == MetricType.QUALITY_SCORE;
    if (isScore && scale != null && scale.isBounded()) {
      return distance(scale, declines);
    }
    boolean lessIsBetter = !isScore || (scale != null && scale.lessIsBetter());
    // Detectors learn what is typical in single precision: what equals it must not seem worse.
    return lessIsBetter == declines
        ? value -> (float) value > (float) typical ? 1 : 0
        : value -> (float) value < (float) typical ? 1 : 0;
  }

  /** From the best value, in parts of the range; of an improvement, from the worst. */
  private static Badness distance(ScoreScale scale, boolean declines) {
    double low = scale.low();
    double high = scale.high();
    boolean fromHigh = scale.lessIsBetter() != declines;
    return value -> {
      double within = Math.clamp(value, low, high);
      return (fromHigh ? high - within : within - low) / (high - low);
    };
  }
}
