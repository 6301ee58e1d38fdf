package dev.trimtab.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.outcome.MetricType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrendTest {
  @ParameterizedTest
  @EnumSource(MetricType.class)
  void noSamplesAreZerosAndStable(MetricType type) {
    Trend trend = Trend.of(type, new double[0]);

    assertThat(trend.direction()).isEqualTo(TrendDirection.STABLE);
    assertThat(trend.previousAverage()).isZero();
    assertThat(trend.currentAverage()).isZero();
    assertThat(trend.changePercent()).isZero();
    assertThat(trend.previousCount()).isZero();
    assertThat(trend.currentCount()).isZero();
  }

  @Test
  void oneSampleIsStableAndCurrent() {
    Trend trend = Trend.of(MetricType.COST_USD, new double[] {3});

    assertThat(trend.direction()).isEqualTo(TrendDirection.STABLE);
    assertThat(trend.currentAverage()).isEqualTo(3);
    assertThat(trend.currentCount()).isEqualTo(1);
    assertThat(trend.previousCount()).isZero();
  }

  @Test
  void theOlderHalfIsRoundedDown() {
    Trend trend = Trend.of(MetricType.QUALITY_SCORE, new double[] {1, 2, 3, 4, 5});

    assertThat(trend.previousCount()).isEqualTo(2);
    assertThat(trend.currentCount()).isEqualTo(3);
    assertThat(trend.previousAverage()).isEqualTo(1.5);
    assertThat(trend.currentAverage()).isEqualTo(4);
    assertThat(trend.changePercent()).isCloseTo(166.666_666, within(1e-3));
  }

  @ParameterizedTest(name = "{0}: {1} to {2} is {3}")
  @CsvSource({
    "SUCCESS_RATE, 0.500, 0.525, STABLE",
    "SUCCESS_RATE, 0.500, 0.5251, IMPROVING",
    "SUCCESS_RATE, 0.500, 0.475, STABLE",
    "SUCCESS_RATE, 0.500, 0.4749, DECLINING",
    "LATENCY_MS, 100, 106, DECLINING",
    "LATENCY_MS, 100, 94, IMPROVING",
    "COST_USD, 100, 105, STABLE",
    "FAILURE_CLASS, 1, 2, DECLINING",
    "QUALITY_SCORE, 0, 0.05, STABLE",
    "QUALITY_SCORE, 0, 0.06, IMPROVING",
    "QUALITY_SCORE, -1, -0.9, IMPROVING",
    "QUALITY_SCORE, -1, -1.1, DECLINING",
    "COST_USD, 0, 0.06, DECLINING",
  })
  void directionFollowsWhatIsBetter(
      MetricType type, double previous, double current, TrendDirection expected) {
    assertThat(Trend.of(type, new double[] {previous, current}).direction()).isEqualTo(expected);
  }

  @Test
  void theLargestNumbersGiveFiniteFigures() {
    double big = Double.MAX_VALUE;
    Trend trend = Trend.of(MetricType.QUALITY_SCORE, new double[] {-big, -big, big, big});

    assertThat(trend.previousAverage()).isEqualTo(-big);
    assertThat(trend.currentAverage()).isEqualTo(big);
    assertThat(trend.changePercent()).isFinite();
    assertThat(Trend.of(MetricType.COST_USD, new double[] {Double.MIN_VALUE, big}).changePercent())
        .isFinite();
  }
}
