package dev.trimtab.benchmarks.change;

import dev.trimtab.outcome.MetricType;
import java.util.Arrays;

/**
 * A series to look for changes in.
 *
 * @param micros when each sample occurred, microseconds since 1970
 */
record TimedSeries(MetricType metric, long[] micros, double[] values) {
  private static final long MONDAY = 4L * 86_400_000_000L;
  private static final long BETWEEN = 864_000_000L;

  /** At 100 samples a day: outcomes where there is nothing but 0 and 1, else scores. */
  static TimedSeries of(double[] values) {
    boolean isOutcomes = Arrays.stream(values).allMatch(each -> each == 0 || each == 1);
    long[] micros = new long[values.length];
    Arrays.setAll(micros, i -> MONDAY + i * BETWEEN);
    return new TimedSeries(
        isOutcomes ? MetricType.SUCCESS_RATE : MetricType.QUALITY_SCORE, micros, values);
  }
}
