package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.input.Glob;
import dev.trimtab.loop.TemplateSimulation.Opening;
import dev.trimtab.loop.TemplateSimulation.Outlook;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.trend.TrendDirection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events come a minute apart from midnight on, unless a test says otherwise. */
class TemplateSimulationTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, 0, null);

  private MetricType metric = MetricType.SUCCESS_RATE;
  private long minimumSamples;

  private LoopTemplate template(Trigger trigger, Patience patience) {
    return new LoopTemplate(
        "watch",
        "",
        new SeriesMatch(Set.of(metric), Glob.ANY, Glob.ANY, null, Map.of(), minimumSamples),
        trigger,
        patience,
        0,
        List.of(new Step.Verify()),
        new Verification(
            null, null, List.of(), 0.1, 0.95, Duration.ZERO, Duration.ofDays(1), 1, null),
        LoopTemplate.OnWorse.ESCALATE,
        LoopTemplate.OnUndecided.CLOSE);
  }

  private Outlook run(Trigger trigger, Patience patience, List<OutcomeEvent> events) {
    return run(trigger, patience, events, DetectorSettings.standard());
  }

  private Outlook run(
      Trigger trigger, Patience patience, List<OutcomeEvent> events, DetectorSettings settings) {
    SeriesKey series = new SeriesKey("bot", "run", metric);
    return TemplateSimulation.run(template(trigger, patience), series, events, settings);
  }

  private List<OutcomeEvent> minutes(double... values) {
    List<OutcomeEvent> events = new ArrayList<>();
    for (double each : values) {
      events.add(event(events.size(), each));
    }
    return events;
  }

  private OutcomeEvent event(long minute, double value) {
    Instant at = minute(minute);
    SeriesKey series = new SeriesKey("bot", "run", metric);
    return new OutcomeEvent("e" + minute, series, value, at, at, Metadata.NONE);
  }

  private static Instant minute(long minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /** Nine in ten until the middle, then five in ten. */
  private List<OutcomeEvent> drop(int events) {
    double[] values = new double[events];
    for (int i = 0; i < events; i++) {
      boolean fails = i < events / 2 ? i % 10 == 9 : i % 2 == 1;
      values[i] = fails ? 0 : 1;
    }
    return minutes(values);
  }

  private static List<Instant> times(Outlook outlook) {
    return outlook.openings().stream().map(Opening::at).toList();
  }

  @Test
  void aChangePointOpensOneLoopAtTheEventThatShowsIt() {
    Trigger trigger = new Trigger.OnChangePoint(Direction.DECLINE, 0.2);
    Outlook outlook = run(trigger, NONE, drop(600));
    assertThat(outlook.openings()).hasSize(1);
    Opening opening = outlook.openings().getFirst();
    assertThat(opening.at()).isBetween(minute(301), minute(360)).isEqualTo(opening.since());
    assertThat(opening.event().occurredAt()).isEqualTo(opening.at());
    assertThat(opening.seen()).isBetween(0.25, 0.6);
    assertThat(run(new Trigger.OnChangePoint(Direction.IMPROVEMENT, 0), NONE, drop(600)).openings())
        .isEmpty();
    assertThat(run(new Trigger.OnChangePoint(Direction.DECLINE, 0.9), NONE, drop(600)).openings())
        .isEmpty();
  }

  @Test
  void aChangePointThatIsOverBeforeItHeldLongEnoughOpensNone() {
    List<OutcomeEvent> events = new ArrayList<>(drop(600));
    for (int i = 600; i < 1200; i++) {
      events.add(event(i, i % 10 == 9 ? 0 : 1));
    }
    Trigger trigger = new Trigger.OnChangePoint(Direction.DECLINE, 0);
    Patience hour = new Patience(Duration.ofHours(1), Duration.ZERO, 0, null);
    Instant found = times(run(trigger, NONE, events)).getFirst();
    assertThat(times(run(trigger, hour, events))).containsExactly(found.plus(Duration.ofHours(1)));
    Patience days = new Patience(Duration.ofDays(7), Duration.ZERO, 0, null);
    assertThat(times(run(trigger, days, events))).isEmpty();
  }

  @Test
  void falseOpeningsAreWhatIsPromisedForThatTime() {
    List<OutcomeEvent> twoYears = List.of(event(0, 1), event(2 * 365 * 24 * 60 + 12 * 60, 1));
    DetectorSettings settings =
        DetectorSettings.standard()
            .with(new Sensitivity(Sensitivity.Basis.CALIBRATED, 3, 0.01, 0.05));
    Trigger change = new Trigger.OnChangePoint(Direction.DECLINE, 0);
    assertThat(run(change, NONE, twoYears, settings).falseOpenings().orElseThrow())
        .isCloseTo(6, within(1e-9));
    Trigger direction = new Trigger.OnDirection(TrendDirection.DECLINING, 2);
    assertThat(run(direction, NONE, twoYears, settings).falseOpenings()).isEmpty();
    assertThat(run(change, NONE, List.of(), settings).openings()).isEmpty();
  }

  @Test
  void sizeOfACostChangeIsTheShareBeyondWhatWasTypical() {
    metric = MetricType.COST_USD;
    double[] values = new double[600];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + (i * 7 % 10) / 10.0 + (i < 300 ? 0 : 5);
    }
    Outlook outlook = run(new Trigger.OnChangePoint(Direction.DECLINE, 0.3), NONE, minutes(values));
    assertThat(outlook.openings()).hasSize(1);
    assertThat(outlook.openings().getFirst().seen()).isBetween(0.4, 0.5);
  }

  @Test
  void theContractsDirectionOpensWhileItHoldsAndAgainAfterTheCooldown() {
    double[] values = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    Trigger trigger = new Trigger.OnDirection(TrendDirection.DECLINING, 4);
    Outlook outlook = run(trigger, NONE, minutes(values));
    assertThat(times(outlook)).containsExactly(minute(4));
    assertThat(outlook.openings().getFirst().seen()).isEqualTo(-50);
    Patience twoMinutes = new Patience(Duration.ZERO, Duration.ofMinutes(2), 0, null);
    assertThat(times(run(trigger, twoMinutes, minutes(values))))
        .as("at 7 the older half is gone too")
        .containsExactly(minute(4), minute(6));
    Patience twoSamples = new Patience(Duration.ZERO, Duration.ZERO, 2, null);
    assertThat(times(run(trigger, twoSamples, minutes(values))))
        .containsExactly(minute(4), minute(6));
  }

  @Test
  void scoresOfWhichLessIsBetterDeclineUpwards() {
    metric = MetricType.QUALITY_SCORE;
    Trigger trigger = new Trigger.OnDirection(TrendDirection.DECLINING, 4);
    List<OutcomeEvent> events = minutes(1, 1, 2, 2, 2);
    assertThat(times(run(trigger, NONE, events))).isEmpty();
    DetectorSettings turned = DetectorSettings.standard().with(new ScoreScale(0, 5, true));
    assertThat(times(run(trigger, NONE, events, turned))).containsExactly(minute(2));
  }

  @Test
  void aThresholdIsCrossedByWhatComesAndByWhatFallsOut() {
    Trigger low =
        new Trigger.OnThreshold(
            Trigger.Statistic.MEAN, Trigger.Side.BELOW, 0.5, Duration.ofMinutes(10));
    assertThat(times(run(low, NONE, minutes(1, 0, 0, 1)))).containsExactly(minute(2));
    List<OutcomeEvent> sparse = List.of(event(0, 1), event(5, 0), event(20, 1), event(40, 1));
    assertThat(times(run(low, NONE, sparse)))
        .as("at 10 the success is too old, and the failure alone is left until 15")
        .containsExactly(minute(10));
    Patience six = new Patience(Duration.ofMinutes(6), Duration.ZERO, 0, null);
    assertThat(times(run(low, six, sparse))).isEmpty();
    Patience four = new Patience(Duration.ofMinutes(4), Duration.ZERO, 0, null);
    assertThat(times(run(low, four, sparse))).containsExactly(minute(14));
  }

  @Test
  void aCountIsComparedOnceTheSeriesIsOldEnough() {
    Trigger few =
        new Trigger.OnThreshold(
            Trigger.Statistic.COUNT, Trigger.Side.BELOW, 2, Duration.ofMinutes(10));
    List<OutcomeEvent> events =
        List.of(event(0, 1), event(3, 1), event(9, 1), event(12, 1), event(30, 1));
    assertThat(times(run(few, NONE, events)))
        .as("9 and 12 count until 19, and then 12 alone")
        .containsExactly(minute(19));
  }

  @Test
  void silenceIsOneAfterATimeOfTheSameLengthWithEvents() {
    Trigger silence = new Trigger.OnNoData(Duration.ofMinutes(10));
    List<OutcomeEvent> events = List.of(event(0, 1), event(5, 1), event(40, 1), event(45, 1));
    Outlook outlook = run(silence, NONE, events);
    assertThat(times(outlook)).containsExactly(minute(15));
    assertThat(outlook.openings().getFirst().event()).isEqualTo(events.get(1));
    assertThat(outlook.openings().getFirst().seen()).isEqualTo(600);
    Patience nine = new Patience(Duration.ofMinutes(9), Duration.ZERO, 0, null);
    assertThat(times(run(silence, nine, events))).containsExactly(minute(24));
    List<OutcomeEvent> close = List.of(event(0, 1), event(10, 1), event(20, 1));
    assertThat(times(run(silence, NONE, close))).isEmpty();
  }

  @Test
  void quietHoursAndVolumePutOffWhatStillHoldsThen() {
    double[] values = new double[120];
    Trigger low =
        new Trigger.OnThreshold(
            Trigger.Statistic.MAX, Trigger.Side.BELOW, 0.5, Duration.ofMinutes(5));
    var quiet = new Patience.QuietHours(LocalTime.of(23, 0), LocalTime.of(1, 0), ZoneOffset.UTC);
    Patience night = new Patience(Duration.ZERO, Duration.ZERO, 0, quiet);
    assertThat(times(run(low, night, minutes(values)))).containsExactly(minute(60));
    minimumSamples = 100;
    assertThat(times(run(low, NONE, minutes(values)))).containsExactly(minute(99));
    minimumSamples = 121;
    assertThat(times(run(low, NONE, minutes(values)))).isEmpty();
  }

  @Test
  void byHandOpensNothing() {
    assertThat(run(new Trigger.ByHand(), NONE, drop(600)).openings()).isEmpty();
    assertThat(run(new Trigger.ByHand(), NONE, drop(600)).watched())
        .isEqualTo(Duration.ofMinutes(599));
  }
}
