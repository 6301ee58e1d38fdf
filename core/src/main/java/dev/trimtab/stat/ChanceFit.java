package dev.trimtab.stat;

/**
 * How likely counted outcomes are under the chances that they themselves show. Each chance is drawn
 * a little towards the middle (half an outcome of each kind is added), so that a few equal outcomes
 * are not taken for certainty.
 */
final class ChanceFit {
  private final double[] counts;

  ChanceFit(int kinds) {
    counts = new double[kinds];
  }

  void add(int kind, double count) {
    counts[kind] += count;
  }

  double logLikelihood() {
    double total = counts.length / 2.0;
    for (double count : counts) {
      total += count;
    }
    double sum = 0;
    for (double count : counts) {
      sum += count * Math.log((Math.max(count, 0) + 0.5) / total);
    }
    return sum;
  }
}
