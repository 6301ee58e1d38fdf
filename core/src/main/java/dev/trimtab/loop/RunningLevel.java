package dev.trimtab.loop;

import dev.trimtab.stat.ChanceInterval;
import dev.trimtab.stat.Interval;
import dev.trimtab.stat.MeanInterval;

/** The level of samples that go on coming, valid at every look. Mutable, of one owner. */
final class RunningLevel implements Level {
  private final boolean isChance;
  private final double error;
  private final MeanInterval means;
  private double sum;
  private int count;

  /**
   * @param isChance whether each sample is good or not, and nothing between
   * @param error of each end, at all looks together
   */
  RunningLevel(boolean isChance, double error) {
    this.isChance = isChance;
    this.error = error;
    this.means = new MeanInterval(2 * error);
  }

  void take(double goodness) {
    sum += goodness;
    count++;
    if (!isChance) {
      means.take(goodness);
    }
  }

  double sum() {
    return sum;
  }

  int count() {
    return count;
  }

  @Override
  public double mean() {
    return count == 0 ? 0.5 : sum / count;
  }

  @Override
  public Interval interval() {
    return isChance ? ChanceInterval.of(sum, count - sum, error) : means.interval();
  }
}
