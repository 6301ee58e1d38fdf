package dev.trimtab.stat;

import java.util.Arrays;

/** Medians, and the spread that is measured with them. */
final class Medians {
  /** The standard deviation of a normal distribution in units of its median absolute deviation. */
  static final double NORMAL = 1.4826;

  private Medians() {}

  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The standard deviation, as the median distance from the median tells it. */
  static double spread(double[] values) {
    double median = of(values);
    return NORMAL * of(Arrays.stream(values).map(each -> Math.abs(each - median)).toArray());
  }
}
