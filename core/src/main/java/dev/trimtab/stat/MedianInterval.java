package dev.trimtab.stat;

import java.util.Arrays;
import org.hipparchus.special.Beta;

/**
 * A confidence interval for the median of independent values after a fixed number of them, whatever
 * they are distributed like: between two of the values in order, so that as many as that lie below
 * or above with a probability of at most half {@code alpha} each (Clopper and Pearson's bounds of a
 * chance of 1/2; see docs/MATH.md, "Intervals").
 */
public final class MedianInterval {
  private MedianInterval() {}

  /**
   * Where the median lies.
   *
   * @param values at least one, in any order
   * @param alpha above 0, below 1
   */
  public static Interval of(double[] values, double alpha) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int outside = outside(sorted.length, alpha / 2);
    return outside == 0
        ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : new Interval(sorted[outside - 1], sorted[sorted.length - outside]);
  }

  /** The most values that may be left out at one end: fewer lie below the median too rarely. */
  private static int outside(int size, double error) {
    int low = 0;
    int high = size / 2;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      // P(fewer than k of n lie below the median) = I_1/2(n - k + 1, k)
      if (Beta.regularizedBeta(0.5, size - middle + 1.0, middle) <= error) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
