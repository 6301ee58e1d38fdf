package dev.trimtab.loop;

import dev.trimtab.stat.Interval;
import dev.trimtab.stat.MeanBounds;

/** How good samples are on average, as far as is known. */
interface Level {
  /** As measured; one half where nothing was. */
  double mean();

  /** Where it truly lies: each end is wrong with a probability of at most the error it is for. */
  Interval interval();

  /**
   * What all of a number of independent samples show together.
   *
   * @param goodness of each
   * @param isChance whether each is good or not, and nothing between
   */
  static Level of(double[] goodness, boolean isChance, double error) {
    int count = goodness.length;
    double sum = 0;
    for (double each : goodness) {
      sum += each;
    }
    if (count < 2) {
      return new Known(count == 0 ? 0.5 : sum, new Interval(0, 1));
    }
    double mean = sum / count;
    if (isChance) {
      return of(new Decline.Share(mean, count), error);
    }
    double squares = 0;
    for (double each : goodness) {
      squares += (each - mean) * (each - mean);
    }
    double width = MeanBounds.width(squares / (count - 1), count, error);
    return new Known(mean, new Interval(Math.max(0, mean - width), Math.min(1, mean + width)));
  }

  /** What is known of a share. */
  static Level of(Decline.Share share, double error) {
    return new Known(share.good(), new Interval(share.lower(error), share.upper(error)));
  }

  /** One that does not change any more. */
  record Known(double mean, Interval interval) implements Level {}
}
