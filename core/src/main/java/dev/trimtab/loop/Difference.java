package dev.trimtab.loop;

import dev.trimtab.stat.Interval;

/**
 * How much better fresh samples are than what they are held against, as a share, valid at every
 * look. Mutable, of one owner.
 */
final class Difference implements SampleTaker {
  private final RunningLevel fresh;
  private final Level before;

  private Difference(RunningLevel fresh, Level before) {
    this.fresh = fresh;
    this.before = before;
  }

  /**
   * To the baseline of a comparison.
   *
   * @param error of each end, half of it for each of the two levels
   */
  static Difference of(Compared compared, double error) {
    boolean isChance = compared.isChance();
    Level before =
        compared.concurrent()
            ? new RunningLevel(isChance, error / 2)
            : Level.of(compared.baseline(), isChance, error / 2);
    return new Difference(new RunningLevel(isChance, error / 2), before);
  }

  /** To how a series was found by an alarm. */
  static Difference of(Compared compared, Decline decline, double error) {
    return new Difference(
        new RunningLevel(compared.isChance(), error / 2), Level.of(decline.found(), error / 2));
  }

  @Override
  public void take(double goodness) {
    fresh.take(goodness);
  }

  @Override
  public void takeBaseline(double goodness) {
    if (before instanceof RunningLevel running) {
      running.take(goodness);
    }
  }

  /** As measured. */
  double estimate() {
    return fresh.mean() - before.mean();
  }

  Interval interval() {
    return fresh.interval().minus(before.interval());
  }
}
