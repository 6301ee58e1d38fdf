package dev.trimtab.stat;

/**
 * Which claims of an unending list to believe, each judged when it comes: e-LOND (Xu, Ramdas, arXiv
 * 2311.06412). Of those believed, the expected share that is false is at most {@code error} at any
 * time, whatever hangs together between the claims. See docs/MATH.md, "A list of claims".
 *
 * @param error above 0, at most 1
 * @param judged how many claims there have been
 * @param believed how many of them were believed
 */
public record ClaimBudget(double error, long judged, long believed) {
  public ClaimBudget {
    if (!(error > 0 && error <= 1 && believed >= 0 && believed <= judged)) {
      throw new IllegalArgumentException(
          "an error of %s, %s of %s believed".formatted(error, believed, judged));
    }
  }

  /** Before the first claim. */
  public static ClaimBudget of(double error) {
    return new ClaimBudget(error, 0, 0);
  }

  /**
   * The error that the next claim may have. Without beliefs the levels add up to {@code error}: the
   * n-th gets {@code 1 / (n (n + 1))} of it, and each belief adds as much again.
   */
  public double level() {
    double number = judged + 1.0;
    return error * (believed + 1) / (number * (number + 1));
  }

  /**
   * Whether to believe the next claim.
   *
   * @param logEvidence natural logarithm of an e-value: of what is at most 1 on average where the
   *     claim is false
   */
  public boolean believes(double logEvidence) {
    return logEvidence >= -Math.log(level());
  }

  /** After the next claim. */
  public ClaimBudget after(double logEvidence) {
    return new ClaimBudget(error, judged + 1, believed + (believes(logEvidence) ? 1 : 0));
  }
}
