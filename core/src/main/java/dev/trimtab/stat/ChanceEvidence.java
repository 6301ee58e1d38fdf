package dev.trimtab.stat;

import org.hipparchus.special.Beta;

/**
 * Evidence that a chance lies beyond a bound, valid however often one looks: the likelihood ratio
 * against the bound, averaged over every chance beyond it, {@code E = mean over p > m of prod
 * (p/m)^x ((1-p)/(1-m))^(1-x)}. While the bound holds, E ever reaches {@code 1 / alpha} with a
 * probability of at most alpha (Ville). See docs/MATH.md, "Against a bound".
 */
public final class ChanceEvidence {
  private ChanceEvidence() {}

  /**
   * The natural logarithm of the evidence that the chance of success lies above a bound.
   *
   * @param bound above 0 and below 1
   * @param successes sum of the outcomes, each within 0 and 1
   * @param failures how many outcomes there were, less that sum
   * @return minus infinity where the outcomes rule it out to the limit of doubles
   */
  public static double above(double bound, double successes, double failures) {
    double beyond = Beta.regularizedBeta(1 - bound, failures + 1, successes + 1);
    return Beta.logBeta(successes + 1, failures + 1)
        + Math.log(beyond)
        - Math.log1p(-bound)
        - successes * Math.log(bound)
        - failures * Math.log1p(-bound);
  }

  /** The same for a chance of success below a bound. */
  public static double below(double bound, double successes, double failures) {
    return above(1 - bound, /* successes= */ failures, /* failures= */ successes);
  }
}
