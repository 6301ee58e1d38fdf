package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MedianIntervalTest {
  private static final int ROUNDS = 2_000;

  /** Of a heavy tail whose median is 1. */
  private static double[] sample(SplittableRandom random, int size) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> Math.exp(3 * random.nextGaussian()));
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7, 20, 101, 1500})
  void theTrueMedianIsMissedNoOftenerThanSaid(int size) {
    SplittableRandom random = new SplittableRandom(size);
    int missed = 0;
    for (int i = 0; i < ROUNDS; i++) {
      missed += MedianInterval.of(sample(random, size), 0.05).contains(1) ? 0 : 1;
    }
    // Three deviations of chance above what may be.
    assertThat(missed / (double) ROUNDS).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / ROUNDS));
  }

  @Test
  void itIsAboutAsNarrowAsItCanBe() {
    double[] values = new double[1000];
    Arrays.setAll(values, i -> i);

    Interval interval = MedianInterval.of(values, 0.05);

    // 1.96 deviations of a binomial of 1,000 halves are 31 places.
    assertThat(interval.low()).isBetween(466.0, 470.0);
    assertThat(interval.high()).isBetween(529.0, 533.0);
  }

  @Test
  void tooFewValuesSayNothing() {
    assertThat(MedianInterval.of(new double[] {1, 2, 3, 4, 5}, 0.05))
        .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }
}
