package dev.trimtab.loop;

import dev.trimtab.stat.Interval;

/** The claims on the series that a verdict is about. Mutable, of one owner. */
interface Contest extends SampleTaker {
  boolean isBetter();

  boolean isWorse();

  /**
   * The natural logarithm of what speaks for better, as an e-value; where it is held against a
   * bound that is itself uncertain, as far as the bound holds.
   */
  double logEvidence();

  /** The difference above which it is better. */
  double bar();

  /** How much better, as a share; wrong at each end at most as often as the claim of no effect. */
  Interval difference();

  /** As measured. */
  double estimate();
}
