package dev.trimtab.stat;

import org.hipparchus.special.Beta;

/**
 * Evidence that a chance lies beyond a bound, valid however often one looks: the likelihood ratio
 * against the bound, averaged over every chance beyond it, {@code E = mean over p > m of prod
 * (p/m)^x ((1-p)/(1-m))^(1-x)}. While the bound holds, E ever reaches {@code 1 / alpha} with a
 * probability of at most alpha (Ville). See docs/MATH.md, "Against a bound".
 */
public final class ChanceEvidence {
  private static final double PRECISION = 1e-15;

  private ChanceEvidence() {}

  /**
   * The natural logarithm of the evidence that the chance of success lies above a bound.
   *
   * @param bound above 0 and below 1
   * @param successes sum of the outcomes, each within 0 and 1
   * @param failures how many outcomes there were, less that sum
   */
  public static double above(double bound, double successes, double failures) {
    if (failures + 2 > (1 - bound) * (failures + successes + 2)) {
      return Math.log(bound * tail(bound, successes, failures) / (failures + 1));
    }
    double beyond = Beta.regularizedBeta(1 - bound, failures + 1, successes + 1);
    return Beta.logBeta(successes + 1, failures + 1)
        + Math.log(beyond)
        - Math.log1p(-bound)
        - successes * Math.log(bound)
        - failures * Math.log1p(-bound);
  }

  /**
   * The incomplete beta function's series (Abramowitz and Stegun 26.5.4) without the factor that
   * cancels here, so that nothing underflows where the outcomes speak against the bound.
   */
  private static double tail(double bound, double successes, double failures) {
    double sum = 1;
    double term = 1;
    for (int i = 0; term > PRECISION * sum; i++) {
      term *= (1 - bound) * (failures + successes + 2 + i) / (failures + 2 + i);
      sum += term;
    }
    return sum;
  }

  /** The same for a chance of success below a bound. */
  public static double below(double bound, double successes, double failures) {
    return above(1 - bound, /* successes= */ failures, /* failures= */ successes);
  }
}
