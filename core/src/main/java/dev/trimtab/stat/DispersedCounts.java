package dev.trimtab.stat;

/**
 * How much more likely counts are if all of them are expected to be higher by one factor. Counts
 * vary by more than chance alone would have it: as a negative binomial with a variance of {@code
 * mean + DISPERSION * mean^2}. Without dispersion the score is {@code a ln(a/e) - (a - e)} of all
 * counts taken together; with it a single large count does not speak for the others.
 */
final class DispersedCounts {
  private static final double DISPERSION = 0.1;
  private static final int ROUNDS = 3;

  private final double[] observed;
  private final double[] expected;

  DispersedCounts(double[] observed, double[] expected) {
    this.observed = observed;
    this.expected = expected;
  }

  /**
   * By which factor the counts at {@code places} are higher than expected; 1 where they are not.
   */
  double factor(int[] places) {
    double factor = weightedFactor(places, 0);
    for (int i = 0; i < ROUNDS && factor > 1; i++) {
      factor = weightedFactor(places, factor);
    }
    return Math.max(factor, 1);
  }

  private double weightedFactor(int[] places, double factor) {
    double counted = 0;
    double usual = 0;
    for (int place : places) {
      double weight = 1 / (1 + DISPERSION * factor * expected[place]);
      counted += weight * observed[place];
      usual += weight * expected[place];
    }
    return usual > 0 ? counted / usual : 1;
  }

  /** In nats; 0 where the counts are not higher. */
  double score(int[] places) {
    double factor = factor(places);
    double score = 0;
    for (int place : places) {
      score += logRatio(observed[place], expected[place], factor);
    }
    return Math.max(score, 0);
  }

  private static double logRatio(double count, double mean, double factor) {
    double risen = Math.log1p(DISPERSION * factor * mean) - Math.log1p(DISPERSION * mean);
    return count * (Math.log(factor) - risen) - risen / DISPERSION;
  }

  /** Where what is at {@code places} is as expected as its factor makes it. */
  DispersedCounts explained(int[] places) {
    double[] raised = expected.clone();
    double factor = factor(places);
    for (int place : places) {
      raised[place] *= factor;
    }
    return new DispersedCounts(observed, raised);
  }

  double observed(int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += observed[place];
    }
    return sum;
  }

  double expected(int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += expected[place];
    }
    return sum;
  }

  /** By how much all of it is above its expectation; may be below 0. */
  double excess() {
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      sum += observed[i] - expected[i];
    }
    return sum;
  }
}
