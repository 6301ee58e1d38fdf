package dev.trimtab.loop;

/**
 * The probability with which each claim of a verification is made though it is false, however often
 * one looks. All of them together are the complement of the confidence that was asked for: five
 * eighths for the claim one hopes for, which decides how long a loop takes, a fourth for all that
 * may be worse, in equal parts, and the rest.
 *
 * @param improved that things are better
 * @param noEffect that they are as they were
 * @param worse that they are worse, or that one guardrail is: of each
 */
public record ClaimErrors(double improved, double noEffect, double worse) {
  private static final double IMPROVED = 5.0 / 8;
  private static final double WORSE = 1.0 / 4;

  static ClaimErrors of(Verification asked) {
    double all = 1 - asked.confidence();
    int harms = 1 + asked.guardrails().size();
    return new ClaimErrors(IMPROVED * all, (1 - IMPROVED - WORSE) * all, WORSE * all / harms);
  }
}
