package dev.trimtab.loop;

import dev.trimtab.stat.Interval;

/** The claims on the series that a verdict is about. Mutable, of one owner. */
interface Contest extends SampleTaker {
  boolean isBetter();

  boolean isWorse();

  /** The difference above which it is better. */
  double bar();

  /** How much better, as a share; wrong at each end at most as often as the claim of no effect. */
  Interval difference();

  /** As measured. */
  double estimate();
}
