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
public final class TwoChances {
  /** Baseline outcomes to a fresh one. */
  private static final int[] BLOCKS = {1, 2, 4};

  private static final int CHANCES = 15;
  private static final double[] LOG_RATIOS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3};

  private final double[] baseline;
  private final double[] fresh = new double[BLOCKS.length];
  private final double[] compared = new double[BLOCKS.length];
  private long taken;

  /**
   * @param baseline outcomes within 0 and 1, chosen without a look at the fresh ones; used from the
   *     first on
   */
  public TwoChances(double[] baseline) {
    this.baseline = baseline.clone();
  }

  /** Takes a fresh outcome within 0 and 1 in. */
  public void take(double outcome) {
    taken++;
    for (int i = 0; i < BLOCKS.length; i++) {
      if (taken * BLOCKS[i] <= baseline.length) {
        fresh[i] += outcome;
        for (int j = 0; j < BLOCKS[i]; j++) {
          compared[i] += baseline[(int) (taken - 1) * BLOCKS[i] + j];
        }
      }
    }
  }

  /** The natural logarithm of the evidence. */
  public double logarithm() {
    LogSum sum = new LogSum();
    for (int i = 0; i < BLOCKS.length; i++) {
      for (int j = 0; j < CHANCES; j++) {
        double logit = 4.5 * (2.0 * j / (CHANCES - 1) - 1);
        for (double ratio : LOG_RATIOS) {
          double before = BaselineBets.logistic(logit - ratio / 2);
          sum.add(logarithm(i, before, BaselineBets.logistic(logit + ratio / 2)));
        }
      }
    }
    return sum.logMean();
  }

  private double logarithm(int i, double before, double after) {
    int most = baseline.length / BLOCKS[i];
    double blocks = Math.min((double) taken, most);
    double common = (BLOCKS[i] * before + after) / (BLOCKS[i] + 1);
    return against(before, common, compared[i], blocks * BLOCKS[i])
        + against(after, common, fresh[i], blocks);
  }

  private static double against(double chance, double common, double successes, double count) {
    return successes * Math.log(chance / common)
        + (count - successes) * Math.log((1 - chance) / (1 - common));
  }
}
