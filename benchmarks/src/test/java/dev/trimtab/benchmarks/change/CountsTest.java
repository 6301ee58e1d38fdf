package dev.trimtab.benchmarks.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.benchmarks.data.MarkedSeries;
import dev.trimtab.benchmarks.data.WindowedSeries;
import dev.trimtab.outcome.MetricType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as seen, as false and as named. */
final class CountsTest {
  private static final Map<String, String> WIDE = Map.of("model", "a");
  private static final Map<String, String> NARROW = Map.of("model", "a", "region", "b");

  private static MarkedChanges.Seen seen(List<Integer> changes, List<Integer> alarms) {
    return MarkedChanges.Seen.of(new MarkedSeries("one", new double[100], changes), alarms);
  }

  @Test
  void theFirstAlarmFromAChangeOnSeesIt() {
    assertThat(seen(List.of(40, 70), List.of(10, 40, 50, 75)))
        .isEqualTo(new MarkedChanges.Seen(2, 5, 2));
  }

  @Test
  void anAlarmAfterTwoChangesSeesTheSecond() {
    assertThat(seen(List.of(40, 70), List.of(80))).isEqualTo(new MarkedChanges.Seen(1, 10, 0));
  }

  @Test
  void withoutChangesEveryAlarmIsFalse() {
    assertThat(seen(List.of(), List.of(3, 4))).isEqualTo(new MarkedChanges.Seen(0, 0, 2));
    assertThat(MarkedChanges.Seen.NONE.delay()).isNull();
  }

  @Test
  void windowsHoldTheirEnds() {
    WindowedSeries series =
        new WindowedSeries(
            "one",
            new long[100],
            new double[100],
            List.of(new WindowedSeries.Window(10, 20), new WindowedSeries.Window(30, 40)));
    List<Integer> alarms = List.of(9, 10, 20, 21, 50);
    assertThat(Windows.found(series, alarms)).isEqualTo(1);
    assertThat(Windows.outside(series, alarms)).isEqualTo(3);
  }

  @Test
  void aCauseIsNamedExactlyOrNot() {
    assertThat(Causes.isFirst(List.of(WIDE, NARROW), List.of(WIDE))).isTrue();
    assertThat(Causes.isFirst(List.of(WIDE, NARROW), List.of(NARROW))).isFalse();
    assertThat(Causes.isAmong(List.of(WIDE, NARROW), List.of(NARROW))).isTrue();
    assertThat(Causes.isAmong(List.of(WIDE), List.of(NARROW))).isFalse();
    assertThat(Causes.isFirst(List.of(), List.of(WIDE))).isFalse();
  }

  @Test
  void ofSeveralCausesAllHaveToBeNamed() {
    assertThat(Causes.isFirst(List.of(NARROW, WIDE), List.of(WIDE, NARROW))).isTrue();
    assertThat(Causes.isFirst(List.of(WIDE), List.of(WIDE, NARROW))).isFalse();
    assertThat(Causes.isAmong(List.of(WIDE), List.of(WIDE, NARROW))).isFalse();
  }

  @Test
  void theContractCallsEachTurn() {
    double[] values = new double[60];
    Arrays.setAll(values, i -> i < 30 ? 10 : 20);
    ContractDirection direction = new ContractDirection(MetricType.LATENCY_MS);
    int turns = 0;
    for (double value : values) {
      turns += direction.turnsAt(value) ? 1 : 0;
    }
    assertThat(turns).isEqualTo(1);
  }

  @Test
  void everyOtherSeesALargeChangeOfScores() {
    double[] values = new double[4000];
    Arrays.setAll(values, i -> (i % 7) / 7.0 + (i < 2000 ? 50 : 80));
    TimedSeries series = TimedSeries.of(values);
    assertThat(series.metric()).isEqualTo(MetricType.QUALITY_SCORE);
    AlarmFinder.others()
        .forEach(
            (name, other) ->
                assertThat(other.alarms(series))
                    .as(name)
                    .isNotEmpty()
                    .first()
                    .satisfies(at -> assertThat(at).isBetween(2000, 2200)));
  }
}
