package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class OnsetFinderTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final int BEFORE = 300;
  private static final int ROUNDS = 200;

  private final SplittableRandom random = new SplittableRandom(11);

  private static Instant time(int sample) {
    return BEGIN.plusSeconds(60L * sample);
  }

  /** Values of {@code usual} and then of {@code changed}, each of a chance number. */
  private List<PastSample> series(
      int after, DoubleUnaryOperator usual, DoubleUnaryOperator changed) {
    List<PastSample> samples = new ArrayList<>();
    for (int i = 0; i < BEFORE + after; i++) {
      DoubleUnaryOperator source = i < BEFORE ? usual : changed;
      samples.add(new PastSample(time(i), source.applyAsDouble(random.nextDouble()), Map.of()));
    }
    return samples;
  }

  private static DoubleUnaryOperator chance(double chance) {
    return number -> number < chance ? 1 : 0;
  }

  private static Detection alarm(int at, int estimate, double usual, double typical, double rare) {
    return new Detection(
        Detection.Kind.ALARM,
        Direction.DECLINE,
        new Detection.Moment(at + 1, micros(at)),
        new Detection.Moment(estimate + 1, micros(estimate)),
        new Detection.Baseline(
            Detection.BaselineKind.FLAT, new Detection.Level(usual, 200), typical, rare),
        new Detection.Level(0, 20),
        new Detection.Evidence(0, 9, Sensitivity.Basis.CALIBRATED));
  }

  private static long micros(int sample) {
    return time(sample).toEpochMilli() * 1000;
  }

  private int covered(List<Onset> onsets) {
    return (int)
        onsets.stream()
            .filter(each -> !each.earliest().isAfter(time(BEFORE)))
            .filter(each -> !each.latest().isBefore(time(BEFORE)))
            .count();
  }

  private interface Maker {
    Onset make(int round);
  }

  private static List<Onset> many(Maker maker) {
    List<Onset> onsets = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      onsets.add(maker.make(i));
    }
    return onsets;
  }

  @Test
  void rangesOfSuccessesHoldTheTrueStart() {
    Detection alarm = alarm(BEFORE + 29, BEFORE + 4, 0.9, Double.NaN, Double.NaN);
    OnsetFinder finder = new OnsetFinder(alarm, MetricType.SUCCESS_RATE, false);
    List<Onset> onsets = many(round -> finder.find(series(30, chance(0.9), chance(0.5))));

    assertThat(covered(onsets)).isGreaterThanOrEqualTo(ROUNDS * 9 / 10);
    List<Long> errors =
        onsets.stream()
            .map(each -> Math.abs(each.start().getEpochSecond() - time(BEFORE).getEpochSecond()))
            .sorted()
            .toList();
    assertThat(errors.get(ROUNDS / 2)).as("median, in seconds").isLessThanOrEqualTo(180);
  }

  @Test
  void rangesOfLatenciesHoldTheTrueStart() {
    // Exponential, which doubles: half are above 0.69, a tenth above 2.3.
    DoubleUnaryOperator usual = number -> -Math.log(number);
    Detection alarm = alarm(BEFORE + 59, BEFORE + 9, 1, 0.69, 2.3);
    OnsetFinder finder = new OnsetFinder(alarm, MetricType.LATENCY_MS, false);
    List<Onset> onsets =
        many(round -> finder.find(series(60, usual, number -> 3 * usual.applyAsDouble(number))));

    assertThat(covered(onsets)).isGreaterThanOrEqualTo(ROUNDS * 9 / 10);
  }

  @Test
  void rangesOfScoresHoldTheTrueStart() {
    Detection alarm = alarm(BEFORE + 29, BEFORE, 0.75, Double.NaN, Double.NaN);
    OnsetFinder finder = new OnsetFinder(alarm, MetricType.QUALITY_SCORE, true);
    List<Onset> onsets =
        many(
            round ->
                finder.find(series(30, number -> 0.5 + number / 2, number -> 0.3 + number / 2)));

    assertThat(covered(onsets)).isGreaterThanOrEqualTo(ROUNDS * 9 / 10);
  }

  @Test
  void fewSamplesBeforeAreHelpedByTheBaseline() {
    Detection alarm = alarm(BEFORE + 19, BEFORE, 0.95, Double.NaN, Double.NaN);
    List<PastSample> samples = series(20, chance(0.95), chance(0));
    List<PastSample> short10 = samples.subList(BEFORE - 10, samples.size());

    Onset onset = new OnsetFinder(alarm, MetricType.SUCCESS_RATE, false).find(short10);

    assertThat(onset.start()).isBetween(time(BEFORE - 2), time(BEFORE + 1));
  }

  @Test
  void withoutSamplesTheDetectorsOwnEstimateStands() {
    Detection alarm = alarm(BEFORE + 19, BEFORE, 0.95, Double.NaN, Double.NaN);

    Onset onset = new OnsetFinder(alarm, MetricType.SUCCESS_RATE, false).find(List.of());

    assertThat(onset).isEqualTo(new Onset(time(BEFORE), time(BEFORE), time(BEFORE + 19)));
  }

  @Test
  void thresholdsThatAreTheSameCountOnce() {
    Detection alarm = alarm(BEFORE + 19, BEFORE, 0, 0, 0);
    List<PastSample> samples = series(20, number -> 0, number -> 5);

    Onset onset = new OnsetFinder(alarm, MetricType.COST_USD, false).find(samples);

    assertThat(onset.start()).isEqualTo(time(BEFORE));
  }
}
