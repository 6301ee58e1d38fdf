package dev.trimtab.stat;

/**
 * Evidence that fresh values within 0 and 1 lie higher on average than those of a baseline, valid
 * however often one looks: bets on the difference between a fresh value and the mean of some of the
 * baseline (Waudby-Smith, Ramdas, arXiv 2010.09686, section 4, on differences), averaged over
 * stakes and over how much baseline goes into a difference. While fresh values lie at most as high,
 * it ever reaches {@code 1 / alpha} with a probability of at most alpha. See docs/MATH.md, "Against
 * a sample".
 *
 * <p>A kind of difference whose baseline is used up keeps the evidence it has. Mutable, of one
 * owner.
 */
public final class TwoMeans implements TwoSamples {
  /** A difference may be -1: a stake of 1/2 never loses more than half. */
  private static final double[] STAKES = {0.03, 0.06, 0.12, 0.25, 0.5};

  private final double[][] logs = new double[Blocks.LENGTHS.length][STAKES.length];
  private final Blocks blocks;

  /**
   * @param baseline values within 0 and 1, chosen without a look at the fresh ones
   */
  public TwoMeans(double[] baseline) {
    blocks = new Blocks(baseline, this::takeBlock);
  }

  @Override
  public void take(double value) {
    blocks.take(value);
  }

  @Override
  public void takeBaseline(double value) {
    blocks.takeBaseline(value);
  }

  private void takeBlock(int kind, double value, double before) {
    double difference = value - before / Blocks.LENGTHS[kind];
    for (int k = 0; k < STAKES.length; k++) {
      logs[kind][k] += Math.log1p(STAKES[k] * difference);
    }
  }

  @Override
  public double logarithm() {
    LogSum sum = new LogSum();
    for (double[] each : logs) {
      for (double log : each) {
        sum.add(log);
      }
    }
    return sum.logMean();
  }
}
