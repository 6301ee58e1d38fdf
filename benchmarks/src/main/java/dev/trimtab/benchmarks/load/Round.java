package dev.trimtab.benchmarks.load;

import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one round of load brought; every answer was a success.
 *
 * @param answers how many
 * @param seconds how long it took
 * @param nanos the latency of each answer in nanoseconds, as a closed loop sees it: a slow answer
 *     delays the next request of its connection
 */
record Round(long answers, double seconds, Histogram nanos) {
  double perSecond() {
    return answers / seconds;
  }

  double millisAt(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }

  /** The round in the middle by rate: one disturbed round does not move it. */
  static Round median(List<Round> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Round::perSecond))
        .toList()
        .get(rounds.size() / 2);
  }
}
