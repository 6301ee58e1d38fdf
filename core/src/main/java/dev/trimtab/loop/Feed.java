package dev.trimtab.loop;

import java.util.function.DoubleUnaryOperator;

/** Gives the samples of a comparison in the order in which they were stored. */
final class Feed {
  private final Comparison comparison;
  private final DoubleUnaryOperator goodness;
  private final SampleTaker taker;
  private int fresh;
  private int before;

  Feed(Comparison comparison, SampleTaker taker) {
    this.comparison = comparison;
    this.goodness = comparison.goodness();
    this.taker = taker;
  }

  /** Gives the next fresh sample, and of a variant beside it whatever came until then. */
  void next() {
    long position = comparison.after().positions()[fresh];
    if (comparison.concurrent()) {
      Run beside = comparison.before();
      while (before < beside.size() && beside.positions()[before] <= position) {
        taker.takeBaseline(goodness.applyAsDouble(beside.values()[before++]));
      }
    }
    taker.take(goodness.applyAsDouble(comparison.after().values()[fresh++]));
  }
}
