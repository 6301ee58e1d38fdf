package dev.trimtab.change;

import static dev.trimtab.change.Folding.outcomes;
import static dev.trimtab.change.Folding.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ChangeDetectorTest {
  private final SplittableRandom random = new SplittableRandom(7);

  private static Folding successes() {
    return new Folding(DetectorSettings.standard(), MetricType.SUCCESS_RATE);
  }

  private static DetectorSettings timed(AlertTiming timing) {
    DetectorSettings standard = DetectorSettings.standard();
    return new DetectorSettings(
        standard.sensitivity(), timing, standard.learnFor(), standard.historyAfter(), null);
  }

  @Test
  void aDeclineFiresOnceAndIsResolvedByRecovery() {
    Folding series = successes().fold(outcomes(random, 800, 0.9));
    assertThat(series.found).isEmpty();
    series.fold(outcomes(random, 150, 0.4));
    assertThat(series.kinds()).containsExactly(Detection.Kind.ALARM);
    Detection alarm = series.found.getFirst();
    assertThat(alarm.direction()).isEqualTo(Direction.DECLINE);
    assertThat(alarm.at().position()).isBetween(810L, 850L);
    assertThat(alarm.start().position()).isBetween(790L, 815L);
    assertThat(alarm.start().occurredAtMicros()).isLessThan(alarm.at().occurredAtMicros());
    assertThat(alarm.baseline().kind()).isEqualTo(Detection.BaselineKind.FLAT);
    assertThat(alarm.baseline().level().mean()).isCloseTo(0.9, within(0.05));
    assertThat(alarm.baseline().level().count()).isEqualTo(400);
    assertThat(alarm.current().mean()).isBetween(0.2, 0.6);
    assertThat(alarm.evidence().height()).isNotNegative();
    assertThat(alarm.evidence().threshold()).isGreaterThan(5);
    series.fold(outcomes(random, 300, 0.9));
    assertThat(series.kinds()).containsExactly(Detection.Kind.ALARM, Detection.Kind.RECOVERED);
  }

  @Test
  void whatDoesNotRecoverBecomesWhatIsUsual() {
    Folding series = successes().fold(outcomes(random, 800, 0.9));
    series.fold(outcomes(random, 2500, 0.6));
    assertThat(series.kinds()).containsExactly(Detection.Kind.ALARM, Detection.Kind.SETTLED);
    series.fold(outcomes(random, 300, 0.2));
    assertThat(series.kinds()).hasSize(3).last().isEqualTo(Detection.Kind.ALARM);
    assertThat(series.found.getLast().baseline().level().mean()).isCloseTo(0.6, within(0.1));
  }

  @Test
  void anImprovementIsToldAndOpensNothing() {
    Folding series = successes().fold(outcomes(random, 800, 0.6));
    series.fold(outcomes(random, 400, 0.95));
    assertThat(series.kinds()).containsExactly(Detection.Kind.ALARM);
    assertThat(series.found.getFirst().direction()).isEqualTo(Direction.IMPROVEMENT);
    series.fold(outcomes(random, 200, 0.5));
    assertThat(series.found.getLast().direction()).isEqualTo(Direction.DECLINE);
  }

  @Test
  void aSlowDeclineIsNotAbsorbed() {
    double[] values = new double[6000];
    Arrays.setAll(values, i -> random.nextDouble() < 0.95 - 0.3 * i / 6000 ? 1 : 0);
    assertThat(successes().fold(values).found).isNotEmpty();
  }

  @Test
  void latencyIsJudgedByWhatItExceeds() {
    Folding series = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS);
    series.fold(times(random, 800, 100));
    assertThat(series.found).isEmpty();
    series.fold(times(random, 200, 300));
    Detection alarm = series.found.getFirst();
    assertThat(alarm.direction()).isEqualTo(Direction.DECLINE);
    assertThat(alarm.baseline().typical()).isBetween(70.0, 140.0);
    assertThat(alarm.baseline().rare()).isBetween(200.0, 400.0);
    assertThat(alarm.current().mean()).isGreaterThan(alarm.baseline().level().mean());
  }

  @Test
  void aSingleGiantIsNoDecline() {
    Folding series = new Folding(DetectorSettings.standard(), MetricType.COST_USD);
    series.fold(times(random, 800, 0.1)).fold(1e12, 1e12, 1e12).fold(times(random, 300, 0.1));
    assertThat(series.found).isEmpty();
  }

  @Test
  void scoresOfADeclaredRangeAreBetOn() {
    DetectorSettings of5 =
        new DetectorSettings(
            Sensitivity.STANDARD,
            AlertTiming.standard(),
            Duration.ZERO,
            Duration.ofDays(1),
            new ScoreScale(1, 5, false));
    Folding series = new Folding(of5, MetricType.QUALITY_SCORE);
    double[] good = new double[800];
    Arrays.setAll(good, i -> 4 + random.nextInt(2));
    double[] worse = new double[200];
    Arrays.setAll(worse, i -> 3 + random.nextInt(2));
    series.fold(good);
    assertThat(series.found).isEmpty();
    series.fold(worse);
    Detection alarm = series.found.getFirst();
    assertThat(alarm.direction()).isEqualTo(Direction.DECLINE);
    assertThat(alarm.baseline().level().mean()).isCloseTo(4.5, within(0.1));
    assertThat(alarm.at().position()).isLessThan(840);
  }

  @Test
  void failureClassesAreNotWatched() {
    Folding series = new Folding(DetectorSettings.standard(), MetricType.FAILURE_CLASS);
    series.fold(outcomes(random, 500, 0)).fold(outcomes(random, 500, 1));
    assertThat(series.found).isEmpty();
    assertThat(series.state).isEmpty();
  }

  @Test
  void historyTrainsWithoutAlarming() {
    Folding series = successes().late(Duration.ofDays(30));
    series.fold(outcomes(random, 800, 0.9)).fold(outcomes(random, 800, 0.5));
    assertThat(series.found).isEmpty();
    series.late(Duration.ZERO).fold(outcomes(random, 100, 0.1));
    assertThat(series.found).hasSize(1);
    assertThat(series.found.getFirst().baseline().level().mean()).isCloseTo(0.5, within(0.1));
  }

  @Test
  void whatComesFromLongAgoChangesNothingOfNow() {
    Folding series = successes().fold(outcomes(random, 800, 0.9));
    byte[] before = series.state;
    series.late(Duration.ofDays(300)).fold(outcomes(random, 2000, 0.1));
    assertThat(series.found).isEmpty();
    assertThat(series.state).isEqualTo(before);
  }

  @Test
  void anAlarmMustHoldForAsLongAsAskedFor() {
    double[] quiet = outcomes(random, 800, 0.9);
    double[] down = outcomes(random, 400, 0.5);
    long at = alarmAfter(AlertTiming.standard(), quiet, down);
    AlertTiming later = new AlertTiming(20, Duration.ZERO, 0, Duration.ZERO, 50);
    assertThat(alarmAfter(later, quiet, down)).isEqualTo(at + 20);
    AlertTiming hour = new AlertTiming(0, Duration.ofHours(1), 0, Duration.ZERO, 50);
    assertThat(alarmAfter(hour, quiet, down)).isEqualTo(at + 4);
  }

  private static long alarmAfter(AlertTiming timing, double[] quiet, double[] down) {
    Folding series = new Folding(timed(timing), MetricType.SUCCESS_RATE).fold(quiet).fold(down);
    return series.found.getFirst().at().position();
  }

  @Test
  void anAlertKeepsFiringForAsLongAsAskedFor() {
    double[] quiet = outcomes(random, 800, 0.9);
    double[] down = outcomes(random, 60, 0.3);
    double[] up = outcomes(random, 400, 1);
    long at = recoveryAfter(AlertTiming.standard(), quiet, down, up);
    AlertTiming longer = new AlertTiming(0, Duration.ZERO, 30, Duration.ZERO, 50);
    assertThat(recoveryAfter(longer, quiet, down, up)).isEqualTo(at + 30);
  }

  private static long recoveryAfter(AlertTiming timing, double[]... parts) {
    Folding series = new Folding(timed(timing), MetricType.SUCCESS_RATE);
    for (double[] each : parts) {
      series.fold(each);
    }
    assertThat(series.kinds()).containsExactly(Detection.Kind.ALARM, Detection.Kind.RECOVERED);
    return series.found.getLast().at().position();
  }

  @Test
  void afterAnAlertItRestsForAsLongAsAskedFor() {
    AlertTiming patient = new AlertTiming(0, Duration.ZERO, 0, Duration.ZERO, 400);
    double[] before = outcomes(random, 800, 0.5);
    double[] better = outcomes(random, 250, 1);
    double[] worse = outcomes(random, 100, 0.1);
    Folding eager = successes().fold(before).fold(better).fold(worse);
    Folding resting = new Folding(timed(patient), MetricType.SUCCESS_RATE);
    assertThat(eager.found).hasSize(2);
    assertThat(resting.fold(before).fold(better).fold(worse).found).hasSize(1);
  }
}
