package dev.trimtab.stat;

import java.util.Arrays;

/**
 * Dates the change that an alarm has told of: for each sample, how likely the history is if the
 * change began there. The most likely one is the estimate; all that are nearly as likely make the
 * range (Page, doi:10.1093/biomet/41.1-2.100; see docs/MATH.md, "Dating").
 *
 * <p>A history is what came after the baseline, oldest first, up to the alarm or later, and holds
 * one change. It is assumed to be at least one sample long.
 */
public final class SuffixDating {
  /** In nats: how much less likely a start may be. 4 let nine of ten ranges hold the true start. */
  static final double REACH = 4;

  private final double dependence;

  /**
   * @param dependence how many samples say as much as one that is independent of the others; at
   *     least 1
   */
  public SuffixDating(double dependence) {
    if (!(dependence >= 1)) {
      throw new IllegalArgumentException("dependence " + dependence);
    }
    this.dependence = dependence;
  }

  /**
   * Of outcomes.
   *
   * @param history 0 or 1, or between
   * @param ones sum of the baseline's outcomes
   * @param size of the baseline; 0 where there is none
   */
  public Dating ofChances(double[] history, double ones, double size) {
    ChanceFit after = new ChanceFit(2);
    ChanceFit before = new ChanceFit(2);
    before.add(1, ones);
    before.add(0, size - ones);
    for (double value : history) {
      before.add(1, value);
      before.add(0, 1 - value);
    }
    return date(
        history.length,
        i -> {
          before.add(1, -history[i]);
          before.add(0, history[i] - 1);
          after.add(1, history[i]);
          after.add(0, 1 - history[i]);
          return before.logLikelihood() + after.logLikelihood();
        });
  }

  /**
   * Of latencies, costs and other values whose means say little: by how many of them exceed which
   * thresholds.
   *
   * @param thresholds ascending
   * @param baseline how many of the baseline's values exceed none, one, two, ... of them
   */
  public Dating ofExceedances(double[] history, double[] thresholds, double[] baseline) {
    if (baseline.length != thresholds.length + 1) {
      throw new IllegalArgumentException("one count more than thresholds is needed");
    }
    int[] exceeded = new int[history.length];
    Arrays.setAll(
        exceeded, i -> (int) Arrays.stream(thresholds).filter(each -> history[i] > each).count());
    ChanceFit after = new ChanceFit(baseline.length);
    ChanceFit before = new ChanceFit(baseline.length);
    for (int k = 0; k < baseline.length; k++) {
      before.add(k, baseline[k]);
    }
    Arrays.stream(exceeded).forEach(each -> before.add(each, 1));
    return date(
        history.length,
        i -> {
          before.add(exceeded[i], -1);
          after.add(exceeded[i], 1);
          return before.logLikelihood() + after.logLikelihood();
        });
  }

  /**
   * Of values that are nearly normal, such as scores: a shift of the mean, at one variance.
   *
   * @param baseline its values
   */
  public Dating ofMeans(double[] history, double[] baseline) {
    double origin = Medians.of(baseline.length > 0 ? baseline : history);
    MeanFit after = new MeanFit();
    MeanFit before = new MeanFit();
    Arrays.stream(baseline).forEach(each -> before.add(each - origin, 1));
    Arrays.stream(history).forEach(each -> before.add(each - origin, 1));
    int size = history.length + baseline.length;
    double rounding = 1e-12 * before.squares() + Double.MIN_NORMAL;
    return date(
        history.length,
        i -> {
          before.add(history[i] - origin, -1);
          after.add(history[i] - origin, 1);
          double error = Math.max(before.leftOver(), 0) + Math.max(after.leftOver(), 0);
          return -size / 2.0 * Math.log(error + rounding);
        });
  }

  private interface Likelihood {
    /** Of a change at {@code sample}; called for the last sample first. */
    double whenChangedAt(int sample);
  }

  private Dating date(int size, Likelihood likelihood) {
    if (size == 0) {
      throw new IllegalArgumentException("no history");
    }
    double[] likelihoods = new double[size];
    int start = size - 1;
    for (int i = size - 1; i >= 0; i--) {
      likelihoods[i] = likelihood.whenChangedAt(i);
      start = likelihoods[i] >= likelihoods[start] ? i : start;
    }
    int earliest = start;
    int latest = start;
    for (int i = 0; i < size; i++) {
      if (likelihoods[i] >= likelihoods[start] - REACH * dependence) {
        earliest = Math.min(earliest, i);
        latest = Math.max(latest, i);
      }
    }
    return new Dating(start, earliest, latest);
  }
}
