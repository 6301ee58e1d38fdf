package dev.trimtab.loop;

import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How large a change is, as {@link Trigger.OnChangePoint#leastEffect} has it. */
public final class ChangeSize {
  private ChangeSize() {}

  /**
   * The size of a change.
   *
   * @param scale of the scores, where the domain declared one
   * @param since the values from the start of the change to its alarm; asked for where averages say
   *     little
   * @return a share; 0 where there are no values
   */
  public static double of(
      Detection found, MetricType metric, @Nullable ScoreScale scale, Supplier<double[]> since) {
    double distance = Math.abs(found.current().mean() - found.baseline().level().mean());
    if (metric == MetricType.SUCCESS_RATE) {
      return distance;
    }
    if (metric == MetricType.QUALITY_SCORE && scale != null && scale.isBounded()) {
      return distance / (scale.high() - scale.low());
    }
    double typical = found.baseline().typical();
    boolean isUpward = isLessBetter(metric, scale) == (found.direction() == Direction.DECLINE);
    double beyond =
        Arrays.stream(since.get())
            .map(value -> (isUpward ? value > typical : value < typical) ? 1 : 0)
            .average()
            .orElse(0.5);
    return beyond - 0.5;
  }

  private static boolean isLessBetter(MetricType metric, @Nullable ScoreScale scale) {
    return metric.lessIsBetter()
        || (metric == MetricType.QUALITY_SCORE && scale != null && scale.lessIsBetter());
  }
}
