package dev.trimtab.stat;

/**
 * Which claims of an unending list stand, many of them under way at the same time: e-LOND (Xu,
 * Ramdas, arXiv 2311.06412), with numbers that are given before anything is seen (Zrnic, Ramdas,
 * Jordan, arXiv 1812.05068). Of those that stand, the expected share that is false is at most
 * {@code error} at any time, whatever hangs together between the claims. See docs/MATH.md, "A list
 * of claims".
 *
 * <p>The number of a claim must be given when its evidence begins to be gathered, to every one of
 * them: what is numbered when it is done, or only where it came out well, was chosen by its
 * evidence, and nothing is promised of it.
 *
 * @param error above 0, at most 1
 */
public record ClaimBudget(double error) {
  /** Of the improvements that a tenant's loops claim: at most one in twenty is false. */
  public static final ClaimBudget OF_LOOPS = new ClaimBudget(0.05);

  /**
   * The sum of {@code n^(-3/2)} over all n, rounded upwards. The level of the n-th, were all before
   * it to stand, falls like {@code 1 / sqrt(n)}.
   */
  private static final double SUM = 2.612376;

  public ClaimBudget {
    if (!(error > 0 && error <= 1)) {
      throw new IllegalArgumentException("an error of " + error);
    }
  }

  /**
   * What a claim may spend, whatever becomes of the others. All shares add up to at most the error.
   *
   * @param number its place in the list, from 1
   */
  public double share(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("a list has no place " + number);
    }
    double place = number;
    return error / (SUM * place * Math.sqrt(place));
  }

  /**
   * The error that a claim may have when it is judged, at most that of the whole list.
   *
   * @param number its place in the list, from 1
   * @param standing how many of the others stand by then, wherever they are in the list
   */
  public double level(long number, long standing) {
    if (standing < 0) {
      throw new IllegalArgumentException(standing + " stand");
    }
    return Math.min(error, share(number) * (standing + 1));
  }

  /**
   * Whether evidence is enough for a level.
   *
   * @param logEvidence natural logarithm of an e-value: of what is at most 1 on average where the
   *     claim is false
   */
  public static boolean reaches(double logEvidence, double level) {
    return logEvidence >= -Math.log(level);
  }
}
