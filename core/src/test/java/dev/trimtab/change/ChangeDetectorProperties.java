package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

final class ChangeDetectorProperties {
  /** What a quiet week, a decline, a recovery and a better time look like in each metric. */
  private static double[] life(MetricType metric, SplittableRandom random) {
    double[] values = new double[2500];
    Arrays.setAll(
        values,
        i -> {
          boolean down = i > 900 && i < 1100;
          return switch (metric) {
            case SUCCESS_RATE -> random.nextDouble() < (down ? 0.4 : 0.85) ? 1 : 0;
            case QUALITY_SCORE ->
                Math.clamp(0.7 + 0.1 * random.nextGaussian() - (down ? 0.3 : 0), 0, 1);
            default -> Math.exp(random.nextGaussian() + (down ? 2 : 0));
          };
        });
    return values;
  }

  private static DetectorSettings ranged(Sensitivity.Basis basis) {
    return new DetectorSettings(
        new Sensitivity(basis, 1, 0.01, 0.05),
        new AlertTiming(2, Duration.ofMinutes(20), 3, Duration.ofMinutes(20), 60),
        Duration.ZERO,
        Duration.ofDays(1),
        new ScoreScale(0, 1, false));
  }

  @Property(tries = 60)
  void howSamplesWereGroupedChangesNoBit(
      @ForAll MetricType metric,
      @ForAll Sensitivity.Basis basis,
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll long seed) {
    double[] values = life(metric, new SplittableRandom(seed));
    Folding whole = new Folding(ranged(basis), metric).fold(values);
    Folding grouped = new Folding(ranged(basis), metric).inGroups(values, size);
    assertThat(grouped.state).isEqualTo(whole.state);
    assertThat(grouped.found).isEqualTo(whole.found);
    assertThat(whole.found.isEmpty()).isEqualTo(metric == MetricType.FAILURE_CLASS);
  }

  @Property(tries = 40)
  void constantsNeverFire(
      @ForAll MetricType metric, @ForAll @DoubleRange(min = 0, max = 1) double value) {
    double[] values = new double[20_000];
    Arrays.fill(values, value);
    for (Sensitivity.Basis basis : Sensitivity.Basis.values()) {
      assertThat(new Folding(ranged(basis), metric).fold(values).found).isEmpty();
    }
  }

  @Property(tries = 20)
  void latenciesMayBeInAnyUnit(@ForAll @IntRange(min = -20, max = 20) int power) {
    double[] values = life(MetricType.LATENCY_MS, new SplittableRandom(5));
    double[] scaled = Arrays.stream(values).map(each -> each * Math.pow(2, power)).toArray();
    Folding plain = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS).fold(values);
    Folding other = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS).fold(scaled);
    assertThat(plain.found).isNotEmpty();
    assertThat(other.found.stream().map(Detection::at))
        .containsExactlyElementsOf(plain.found.stream().map(Detection::at).toList());
  }

  @Property(tries = 20)
  void aScaleMayBeginAndEndAnywhere(@ForAll @IntRange(min = -50, max = 50) int shift) {
    double[] values = life(MetricType.QUALITY_SCORE, new SplittableRandom(6));
    double[] moved = Arrays.stream(values).map(each -> shift - 4 * each).toArray();
    DetectorSettings plain = ranged(Sensitivity.Basis.CALIBRATED);
    DetectorSettings turned =
        new DetectorSettings(
            plain.sensitivity(),
            plain.timing(),
            plain.learnFor(),
            plain.historyAfter(),
            new ScoreScale(shift - 4, shift, true));
    Folding first = new Folding(plain, MetricType.QUALITY_SCORE).fold(values);
    Folding second = new Folding(turned, MetricType.QUALITY_SCORE).fold(moved);
    assertThat(first.found).isNotEmpty();
    assertThat(second.kinds()).isEqualTo(first.kinds());
  }

  @Property(tries = 200)
  void aStateOfAnotherVersionIsLearnedAnew(@ForAll byte[] state) {
    double[] values = life(MetricType.LATENCY_MS, new SplittableRandom(1));
    if (state.length > 0 && state[0] == 1) {
      state[0] = 2;
    }
    Folding series = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS);
    series.state = state;
    Folding fresh = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS).fold(values);
    assertThat(series.fold(values).state).isEqualTo(fresh.state);
  }

  @Example
  void aStateThatWasCutOffIsLearnedAnew() {
    double[] values = life(MetricType.LATENCY_MS, new SplittableRandom(1));
    byte[] whole =
        new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS).fold(values).state;
    byte[] fresh = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS).fold(1).state;
    for (int length = 0; length < whole.length; length++) {
      Folding series = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS);
      series.state = Arrays.copyOf(whole, length);
      assertThat(series.fold(1).state).hasSameSizeAs(fresh);
    }
  }

  @Example
  void stateStaysSmall() {
    for (MetricType metric : MetricType.values()) {
      Folding series = new Folding(DetectorSettings.standard(), metric);
      assertThat(series.fold(life(metric, new SplittableRandom(2))).state).hasSizeLessThan(1500);
    }
  }

  @Example
  void quietSeriesAlarmAboutAsOftenAsAskedFor() {
    DetectorSettings often =
        new DetectorSettings(
            new Sensitivity(Sensitivity.Basis.CALIBRATED, 10, 0.01, 0.05),
            AlertTiming.standard(),
            Duration.ZERO,
            Duration.ofDays(1),
            null);
    SplittableRandom random = new SplittableRandom(11);
    int alarms = 0;
    // 96 a day: 10 a year are 1.1 in 4,000 samples.
    for (int run = 0; run < 300; run++) {
      Folding series = new Folding(often, MetricType.SUCCESS_RATE);
      series.fold(Folding.outcomes(random, 4000, 0.9));
      alarms += series.found.stream().anyMatch(each -> each.kind() == Detection.Kind.ALARM) ? 1 : 0;
    }
    assertThat(alarms / 300.0).isBetween(0.3, 0.85);
  }
}
