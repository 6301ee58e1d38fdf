package dev.trimtab.stat;

import java.util.Arrays;

/**
 * Evidence that the mean of values within 0 and 1 lies above a bound, valid however often one
 * looks: what a fan of bets on it would have won (Waudby-Smith, Ramdas, arXiv 2010.09686, section
 * 4). While the bound holds, it ever reaches {@code 1 / alpha} with a probability of at most alpha.
 * For a mean below a bound, give {@code 1 - bound} and {@code 1 - value}. See docs/MATH.md,
 * "Against a bound".
 *
 * <p>Mutable, of one owner.
 */
public final class MeanEvidence {
  private static final double SMALLEST_STAKE = 1.0 / 64;

  private final Bets bets;
  private final double[] logs = new double[Bets.COUNT];

  /**
   * @param bound above 0; at 1 or more nothing can lie beyond, and there is no evidence
   */
  public MeanEvidence(double bound) {
    double largest = Bets.CAUTION / bound;
    bets = Bets.onMean(bound, SMALLEST_STAKE * largest, largest);
  }

  /** Takes a value within 0 and 1 in. */
  public void take(double value) {
    Arrays.setAll(logs, k -> logs[k] + Math.log(bets.factor(k, value)));
  }

  /** The natural logarithm of the evidence. */
  public double logarithm() {
    LogSum sum = new LogSum();
    for (double each : logs) {
      sum.add(each);
    }
    return sum.logMean();
  }
}
