package dev.trimtab.stat;

/**
 * Adds numbers of which only the logarithms are at hand, without leaving what a double can hold.
 */
final class LogSum {
  private double highest = Double.NEGATIVE_INFINITY;
  private double scaled;
  private int count;

  void add(double logarithm) {
    count++;
    if (logarithm == Double.NEGATIVE_INFINITY) {
      return;
    }
    if (logarithm > highest) {
      scaled = scaled * Math.exp(highest - logarithm) + 1;
      highest = logarithm;
    } else {
      scaled += Math.exp(logarithm - highest);
    }
  }

  /** The logarithm of the average; minus infinity where every number was 0. */
  double logMean() {
    return scaled == 0 ? Double.NEGATIVE_INFINITY : highest + Math.log(scaled / count);
  }
}
