package dev.trimtab.outcome;

/**
 * Counted and added up values of a selection. Every figure but {@code min} and {@code max} of
 * nothing is finite: sums stop at the largest double.
 *
 * @param count how many samples
 * @param sum their sum; 0 where there are none
 * @param sumOfSquares the sum of their squares
 * @param min the smallest, NaN where there are none
 * @param max the largest, NaN where there are none
 * @param ones how many are at least 1: the successes of a success rate
 */
public record Aggregate(
    long count, double sum, double sumOfSquares, double min, double max, long ones) {
  /** Of no samples. */
  public static final Aggregate EMPTY = new Aggregate(0, 0, 0, Double.NaN, Double.NaN, 0);

  /** The mean, or 0 where there are no samples. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** This and {@code other}, of disjoint samples, as one. */
  public Aggregate plus(Aggregate other) {
    if (count == 0) {
      return other;
    }
    if (other.count == 0) {
      return this;
    }
    return new Aggregate(
        count + other.count,
        finite(sum + other.sum),
        finite(sumOfSquares + other.sumOfSquares),
        Math.min(min, other.min),
        Math.max(max, other.max),
        ones + other.ones);
  }

  /** A sum that would overflow stays at the largest double, so that every figure can be written. */
  public static double finite(double sum) {
    return Math.clamp(sum, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
