package dev.trimtab.loop;

import dev.trimtab.change.Badness;
import dev.trimtab.change.LevelEstimate;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Two runs of samples of which the second is to be held against the first. Neither may have been
 * chosen by a look at its values: what came before an alarm was.
 *
 * @param metricType what is measured; not {@link MetricType#FAILURE_CLASS}
 * @param scale of the scores, where the domain declared one
 * @param typical for latencies, costs and scores without a range, what half of the samples were not
 *     worse than before all this, learned from other samples than these; else it does not count
 * @param before what it is held against: samples from before the action or, where {@code
 *     concurrent}, those of the variant that stayed as it was
 * @param after fresh samples: those since the action or, where {@code concurrent}, those of the
 *     variant that was changed
 * @param concurrent whether both were recorded at the same time, each outcome on a side that chance
 *     decided
 */
public record Compared(
    MetricType metricType,
    @Nullable ScoreScale scale,
    double typical,
    Run before,
    Run after,
    boolean concurrent) {
  /** What is typical is learned from so many samples at the least of variants at the same time. */
  private static final int LEARNED_FROM = 50;

  public Compared {
    if (metricType == MetricType.FAILURE_CLASS) {
      throw new IllegalArgumentException("failure classes cannot be compared");
    }
    if (!Double.isFinite(typical) && !isLinear(metricType, scale)) {
      throw new IllegalArgumentException("what is typical of " + metricType.wireName() + "?");
    }
  }

  /** Of a series of which nothing is known but these samples, one run after the other. */
  public static Compared inTurn(
      MetricType metricType, @Nullable ScoreScale scale, Run before, Run after) {
    return of(metricType, scale, Double.NaN, before, after);
  }

  /**
   * Of samples, and of what is typical where that is known from others; else it is learned from the
   * first half of what is held against, which then does not count.
   *
   * @param typical not a number where it is not known
   */
  static Compared of(
      MetricType metricType, @Nullable ScoreScale scale, double typical, Run before, Run after) {
    if (isLinear(metricType, scale)) {
      return new Compared(metricType, scale, Double.NaN, before, after, false);
    }
    // A chance that is learned from the samples that set the threshold would be exactly a half.
    return Double.isFinite(typical)
        ? new Compared(metricType, scale, typical, before, after, false)
        : learned(metricType, scale, before, before.size() / 2, after, false);
  }

  /**
   * Of two variants at the same time. What is typical is learned from samples before the action or,
   * where these are few, from the first of the variants that stayed: of always as many, so that it
   * is the same whenever one looks.
   *
   * @param typical not a number where it is not known
   * @param before the action
   */
  static Compared concurrently(
      MetricType metricType, @Nullable ScoreScale scale, double typical, Run before, Sides sides) {
    if (isLinear(metricType, scale) || Double.isFinite(typical)) {
      return new Compared(metricType, scale, typical, sides.other(), sides.changed(), true);
    }
    if (before.size() >= LEARNED_FROM) {
      double median = median(before.values());
      return new Compared(metricType, scale, median, sides.other(), sides.changed(), true);
    }
    int first = sides.other().size() < LEARNED_FROM ? 0 : LEARNED_FROM;
    return learned(metricType, scale, sides.other(), first, sides.changed(), true);
  }

  /** Two runs side by side. */
  record Sides(Run other, Run changed) {}

  private static Compared learned(
      MetricType metricType,
      @Nullable ScoreScale scale,
      Run before,
      int first,
      Run after,
      boolean concurrent) {
    if (first == 0) {
      return new Compared(metricType, scale, 0, Run.EMPTY, after, concurrent);
    }
    Run rest =
        new Run(
            Arrays.copyOfRange(before.positions(), first, before.size()),
            Arrays.copyOfRange(before.values(), first, before.size()));
    double typical = median(Arrays.copyOf(before.values(), first));
    return new Compared(metricType, scale, typical, rest, after, concurrent);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** How good a sample is, from 0 to 1. */
  DoubleUnaryOperator goodness() {
    Badness badness = Badness.of(metricType, scale, typical);
    return value -> 1 - badness.of(value);
  }

  /** Whether a sample is good or not, and nothing between; else it is a mean that is compared. */
  boolean isChance() {
    return metricType == MetricType.SUCCESS_RATE || !isLinear(metricType, scale);
  }

  /** How good the samples to be held against are. */
  double[] baseline() {
    return Arrays.stream(before.values()).map(goodness()).toArray();
  }

  /** How many samples of the baseline were stored up to a position of a fresh one. */
  int beforeThrough(long position) {
    return concurrent ? before.through(position) : before.size();
  }

  /**
   * The level of the first samples of a run, in the unit of the metric; null where there is none.
   */
  @Nullable LevelEstimate level(Run run, int count) {
    return count == 0
        ? null
        : LevelEstimate.of(metricType, scale, Arrays.copyOf(run.values(), count));
  }

  /** Whether averages of what is measured can be trusted, and turned into how good it is. */
  static boolean isLinear(MetricType metricType, @Nullable ScoreScale scale) {
    return switch (metricType) {
      case SUCCESS_RATE -> true;
      case QUALITY_SCORE -> scale != null && scale.isBounded();
      case LATENCY_MS, COST_USD, FAILURE_CLASS -> false;
    };
  }
}
