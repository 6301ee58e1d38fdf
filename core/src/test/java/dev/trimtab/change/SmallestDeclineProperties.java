package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;

/** What is smaller than the smallest decline worth knowing is not told, by simulation. */
final class SmallestDeclineProperties {
  private static final int SERIES = 200;
  private static final int USUAL = 800;
  private static final int LONG = 6_000;

  /** How many of the series alarm that change after a while. */
  private static double alarmed(
      MetricType metric,
      double smallest,
      ToDoubleFunction<SplittableRandom> usual,
      ToDoubleFunction<SplittableRandom> changed) {
    DetectorSettings settings =
        DetectorSettings.standard()
            .with(new Sensitivity(Sensitivity.Basis.CALIBRATED, 0.1, smallest, 0.05))
            .with(new ScoreScale(0, 1, false));
    SplittableRandom random = new SplittableRandom(42);
    int alarmed = 0;
    for (int i = 0; i < SERIES; i++) {
      Folding series = new Folding(settings, metric);
      series.fold(drawn(random, USUAL, usual));
      series.found.clear();
      alarmed += series.fold(drawn(random, LONG, changed)).found.isEmpty() ? 0 : 1;
    }
    return alarmed / (double) SERIES;
  }

  private static double[] drawn(
      SplittableRandom random, int count, ToDoubleFunction<SplittableRandom> source) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> source.applyAsDouble(random));
    return values;
  }

  private static ToDoubleFunction<SplittableRandom> success(double chance) {
    return random -> random.nextDouble() < chance ? 1 : 0;
  }

  private static ToDoubleFunction<SplittableRandom> score(double mean) {
    return random -> Math.clamp(mean + 0.15 * random.nextGaussian(), 0, 1);
  }

  /** So many lie above what half of the usual ones do. */
  private static ToDoubleFunction<SplittableRandom> latency(double above) {
    return random -> random.nextDouble() < above ? 100 + random.nextDouble() : random.nextDouble();
  }

  @Example
  void ofSuccesses() {
    assertThat(alarmed(MetricType.SUCCESS_RATE, 0, success(0.9), success(0.87)))
        .as("plain enough to be told where it is worth knowing")
        .isGreaterThan(0.9);
    assertThat(alarmed(MetricType.SUCCESS_RATE, 0.05, success(0.9), success(0.87)))
        .isLessThanOrEqualTo(0.02);
    assertThat(alarmed(MetricType.SUCCESS_RATE, 0.05, success(0.9), success(0.85)))
        .as("of declines at the border")
        .isLessThanOrEqualTo(0.15);
    assertThat(alarmed(MetricType.SUCCESS_RATE, 0.05, success(0.9), success(0.8))).isEqualTo(1);
  }

  @Example
  void ofImprovements() {
    assertThat(alarmed(MetricType.SUCCESS_RATE, 0, success(0.7), success(0.74))).isGreaterThan(0.7);
    assertThat(alarmed(MetricType.SUCCESS_RATE, 0.06, success(0.7), success(0.74)))
        .isLessThanOrEqualTo(0.02);
    assertThat(alarmed(MetricType.SUCCESS_RATE, 0.06, success(0.7), success(0.85))).isEqualTo(1);
  }

  @Example
  void ofScores() {
    assertThat(alarmed(MetricType.QUALITY_SCORE, 0, score(0.7), score(0.67))).isGreaterThan(0.9);
    assertThat(alarmed(MetricType.QUALITY_SCORE, 0.05, score(0.7), score(0.67)))
        .isLessThanOrEqualTo(0.02);
    assertThat(alarmed(MetricType.QUALITY_SCORE, 0.05, score(0.7), score(0.6))).isEqualTo(1);
  }

  @Example
  void ofLatencies() {
    assertThat(alarmed(MetricType.LATENCY_MS, 0, latency(0.3), latency(0.38))).isGreaterThan(0.9);
    assertThat(alarmed(MetricType.LATENCY_MS, 0.15, latency(0.3), latency(0.38)))
        .isLessThanOrEqualTo(0.02);
    assertThat(alarmed(MetricType.LATENCY_MS, 0.15, latency(0.3), latency(0.6))).isEqualTo(1);
  }

  @Example
  void aLargeOneIsNotHiddenByASmallerOneBefore() {
    DetectorSettings settings =
        DetectorSettings.standard()
            .with(new Sensitivity(Sensitivity.Basis.CALIBRATED, 0.1, 0.05, 0.05));
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20; i++) {
      Folding series = new Folding(settings, MetricType.SUCCESS_RATE);
      series.fold(Folding.outcomes(random, USUAL, 0.9));
      series.fold(Folding.outcomes(random, 2_000, 0.88));
      assertThat(series.found).isEmpty();
      series.fold(Folding.outcomes(random, 60, 0.4));
      assertThat(series.kinds()).first().isEqualTo(Detection.Kind.ALARM);
    }
  }
}
