package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a change is about lies in one sample, from 0 to 1: how bad it is or, of an
 * improvement, how good.
 */
@FunctionalInterface
interface Badness {
  double of(double value);

  /**
   * The one that a change is about.
   *
   * @param scale of the scores, where the domain declared one
   */
  static Badness of(Detection alarm, MetricType metric, @Nullable ScoreScale scale) {
    boolean declines = alarm.direction() == Direction.DECLINE;
    if (metric == MetricType.SUCCESS_RATE) {
      return distance(new ScoreScale(0, 1, false), declines);
    }
    boolean isScore = metric == MetricType.QUALITY_SCORE;
    if (isScore && scale != null && scale.isBounded()) {
      return distance(scale, declines);
    }
    boolean lessIsBetter = !isScore || (scale != null && scale.lessIsBetter());
    double typical = alarm.baseline().typical();
    return lessIsBetter == declines
        ? value -> value > typical ? 1 : 0
        : value -> value < typical ? 1 : 0;
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
