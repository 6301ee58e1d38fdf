package dev.trimtab.stat;

/**
 * Evidence that fresh outcomes succeed more often than those of a baseline did, valid however often
 * one looks, without a bound in between: blocks of some baseline outcomes and one fresh one, each
 * against the best common chance (Turner, Ly, Gruenwald, arXiv 2106.02693), averaged over
 * alternatives and over how much baseline goes into a block. While fresh outcomes succeed at most
 * as often, it ever reaches {@code 1 / alpha} with a probability of at most alpha. For less often,
 * give failures instead. See docs/MATH.md, "Against a sample".
 *
 * <p>A kind of block whose baseline is used up keeps the evidence it has. Mutable, of one owner.
 */
public final class TwoChances implements TwoSamples {
  private static final int CHANCES = 15;
  private static final double[] LOG_RATIOS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3};
  private static final Alternative[][] ALTERNATIVES = alternatives();

  private final double[] fresh = new double[Blocks.LENGTHS.length];
  private final double[] compared = new double[Blocks.LENGTHS.length];
  private final Blocks blocks;

  /**
   * @param baseline outcomes within 0 and 1, chosen without a look at the fresh ones; used from the
   *     first on
   */
  public TwoChances(double[] baseline) {
    blocks = new Blocks(baseline, this::takeBlock);
  }

  @Override
  public void take(double outcome) {
    blocks.take(outcome);
  }

  @Override
  public void takeBaseline(double outcome) {
    blocks.takeBaseline(outcome);
  }

  private void takeBlock(int kind, double outcome, double before) {
    fresh[kind] += outcome;
    compared[kind] += before;
  }

  @Override
  public double logarithm() {
    LogSum sum = new LogSum();
    for (int i = 0; i < ALTERNATIVES.length; i++) {
      double count = blocks.count(i);
      double failed = count - fresh[i];
      double failedBefore = count * Blocks.LENGTHS[i] - compared[i];
      for (Alternative each : ALTERNATIVES[i]) {
        sum.add(
            compared[i] * each.successBefore
                + failedBefore * each.failureBefore
                + fresh[i] * each.success
                + failed * each.failure);
      }
    }
    return sum.logMean();
  }

  private static Alternative[][] alternatives() {
    Alternative[][] alternatives =
        new Alternative[Blocks.LENGTHS.length][CHANCES * LOG_RATIOS.length];
    for (int i = 0; i < alternatives.length; i++) {
      for (int j = 0; j < CHANCES; j++) {
        double logit = 4.5 * (2.0 * j / (CHANCES - 1) - 1);
        for (int k = 0; k < LOG_RATIOS.length; k++) {
          double half = LOG_RATIOS[k] / 2;
          alternatives[i][j * LOG_RATIOS.length + k] =
              Alternative.of(
                  Blocks.LENGTHS[i],
                  BaselineBets.logistic(logit - half),
                  BaselineBets.logistic(logit + half));
        }
      }
    }
    return alternatives;
  }

  /** What an outcome of each kind adds to the logarithm, one of the baseline and a fresh one. */
  private record Alternative(
      double successBefore, double failureBefore, double success, double failure) {
    static Alternative of(int length, double before, double after) {
      double common = (length * before + after) / (length + 1);
      return new Alternative(
          Math.log(before / common),
          Math.log((1 - before) / (1 - common)),
          Math.log(after / common),
          Math.log((1 - after) / (1 - common)));
    }
  }
}
