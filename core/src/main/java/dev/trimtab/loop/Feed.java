package dev.trimtab.loop;

import java.util.function.DoubleUnaryOperator;

/** Gives the samples of a comparison in the order in which they were stored. */
final class Feed {
  private final Compared compared;
  private final DoubleUnaryOperator goodness;
  private final SampleTaker taker;
  private int fresh;
  private int before;

  Feed(Compared compared, SampleTaker taker) {
    this.compared = compared;
    this.goodness = compared.goodness();
    this.taker = taker;
  }

  /** Gives the next fresh sample, and of a variant beside it whatever came until then. */
  void next() {
    long position = compared.after().positions()[fresh];
    if (compared.concurrent()) {
      Run beside = compared.before();
      while (before < beside.size() && beside.positions()[before] <= position) {
        taker.takeBaseline(goodness.applyAsDouble(beside.values()[before++]));
      }
    }
    taker.take(goodness.applyAsDouble(compared.after().values()[fresh++]));
  }
}
