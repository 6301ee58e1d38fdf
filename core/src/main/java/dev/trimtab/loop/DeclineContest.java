package dev.trimtab.loop;

import dev.trimtab.stat.ChanceEvidence;
import dev.trimtab.stat.Interval;
import dev.trimtab.stat.MeanEvidence;

/**
 * Against a decline of which nothing is known but its change point: better is what is back, more
 * than halfway. See docs/MATH.md, "Verdicts".
 */
final class DeclineContest implements Contest {
  /** So much of the error of recovery is spent on the bound of what was usual. */
  private static final double FOR_BOUND = 0.1;

  private final boolean isChance;
  private final boolean isDeepEnough;
  private final double bound;
  private final double bar;
  private final double needed;
  private final RunningLevel fresh;
  private final MeanEvidence evidence;
  private final Difference difference;
  private final Difference loss;

  /**
   * @param effect of a decline that was less deep, recovery is not asked for
   */
  DeclineContest(Compared compared, Decline decline, double effect, ClaimErrors errors) {
    isChance = compared.isChance();
    isDeepEnough = decline.depth() >= effect;
    bound = decline.halfway(FOR_BOUND * errors.improved());
    bar = bound - decline.found().good();
    needed = -Math.log(errors.improved());
    fresh = new RunningLevel(isChance, errors.improved());
    evidence = new MeanEvidence(bound);
    difference = Difference.of(compared, decline, errors.noEffect());
    loss = Difference.of(compared, decline, errors.worse());
  }

  @Override
  public void take(double goodness) {
    fresh.take(goodness);
    evidence.take(goodness);
    difference.take(goodness);
    loss.take(goodness);
  }

  @Override
  public void takeBaseline(double goodness) {
    throw new IllegalStateException("a decline has been");
  }

  @Override
  public boolean isBetter() {
    return isDeepEnough && logEvidence() >= needed;
  }

  /** Less the part that the bound may cost. */
  @Override
  public double logEvidence() {
    return Math.log1p(-FOR_BOUND) + logarithm();
  }

  private double logarithm() {
    return isChance
        ? ChanceEvidence.above(bound, fresh.sum(), fresh.count() - fresh.sum())
        : evidence.logarithm();
  }

  @Override
  public boolean isWorse() {
    return loss.interval().high() < 0;
  }

  @Override
  public double bar() {
    return bar;
  }

  @Override
  public Interval difference() {
    return difference.interval();
  }

  @Override
  public double estimate() {
    return difference.estimate();
  }
}
