package dev.trimtab.server.loops;

import static dev.trimtab.server.loops.LoopStage.ACME;
import static dev.trimtab.server.loops.LoopStage.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopState;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States of series that open loops: thresholds, directions, silence. */
final class StateTriggersTest {
  private static final String LOW =
      """
      name: low
      match: {metric_type: success_rate}
      trigger: {threshold: {statistic: mean, below: 0.7, over: 1h}}
      steps: [verify]
      """;

  private LoopStage stage;

  @BeforeEach
  void open(@TempDir Path folder) {
    stage = new LoopStage(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void betweenTwoLoopsLiesTheCooldown() {
    stage.template(LOW.replace("trigger:", "cooldown: {time: 3h}\ntrigger:"));
    stage.successes(RUNS, 60, 0.2);
    stage.round();
    Loop first = stage.loop();
    assertThat(first.cause().kind()).isEqualTo(Cause.Kind.THRESHOLD);
    assertThat(first.cause().seen()).contains("mean of success_rate of run in bot over 1h is 0.");
    stage.say(first, new LoopInput.Cancelled("ana", null));

    stage.successes(RUNS, 60, 0.2);
    stage.round();
    assertThat(stage.loops()).as("within the cooldown").hasSize(1);
    stage.successes(RUNS, 130, 0.2);
    stage.round();
    assertThat(stage.loops()).as("after it").hasSize(2);
  }

  @Test
  void aStateThatDoesNotHoldIsWithdrawnAtOnce() {
    stage.template(LOW.replace("trigger:", "for: 5h\ntrigger:"));
    stage.successes(RUNS, 60, 0.2);
    stage.round();
    assertThat(stage.loop().state()).isEqualTo(LoopState.TRIGGERED);
    stage.successes(RUNS, 61, 1);
    stage.round();
    assertThat(stage.loop().state()).isEqualTo(LoopState.CANCELLED);
  }

  @Test
  void aPercentileIsReadFromTheEventsOfTheTimeLookedBackOn() {
    SeriesKey latency = new SeriesKey("bot", "run", MetricType.LATENCY_MS);
    stage.template(
        """
        name: slow
        match: {metric_type: latency_ms}
        trigger: {threshold: {statistic: p90, above: 1000, over: 10m}}
        steps: [verify]
        """);
    for (int i = 0; i < 10; i++) {
      stage.record(latency, i < 8 ? 10 : 5000, Metadata.NONE);
    }
    stage.round();
    assertThat(stage.loop().cause().seen()).contains("p90 of latency_ms", "5000, above 1000");
  }

  @Test
  void aLookThatIsCutShortGoesOnWhereItEnded() {
    stage.template(LOW);
    for (String name : new String[] {"a", "b", "c"}) {
      stage.successes(new SeriesKey("bot", name, MetricType.SUCCESS_RATE), 3, 0);
    }
    for (int look = 1; look <= 3; look++) {
      AtomicInteger series = new AtomicInteger();
      stage.states.look(ACME, stage.now, () -> series.incrementAndGet() <= 1);
      assertThat(stage.loops()).as("after look %d", look).hasSize(look);
    }
  }

  @Test
  void theContractsDirectionOpensALoop() {
    stage.template(
        """
        name: leaning
        match: {metric_type: success_rate}
        trigger: {direction: {direction: declining, window: 20}}
        steps: [verify]
        """);
    stage.successes(RUNS, 10, 1);
    stage.successes(RUNS, 10, 0);
    stage.round();
    assertThat(stage.loop().cause().kind()).isEqualTo(Cause.Kind.DIRECTION);
    assertThat(stage.loop().cause().seen()).contains("is declining: 0 in the newer 10 outcomes");
  }

  @Test
  void silenceOpensALoopUntilAsLongAgainHasPassed() {
    stage.template(
        """
        name: silence
        match: {metric_type: success_rate}
        trigger: {no_data: {after: 2h}}
        steps: [verify]
        """);
    stage.successes(RUNS, 10, 1);
    stage.now = stage.now.plus(Duration.ofMinutes(110));
    stage.round();
    assertThat(stage.loops()).as("too early").isEmpty();
    stage.now = stage.now.plus(Duration.ofMinutes(20));
    stage.round();
    assertThat(stage.loop().cause().seen()).contains("no success_rate of run in bot for 2h");
  }

  @Test
  void silenceThatLastsThroughQuietHoursOpensItsLoopAfterThem() {
    stage.template(
        """
        name: silence
        match: {metric_type: success_rate}
        trigger: {no_data: {after: 2h}}
        quiet_hours: {from: 12:00, until: 20:00, zone: UTC}
        steps: [approve, verify]
        """);
    stage.successes(RUNS, 10, 1);
    stage.now = stage.now.plus(Duration.ofMinutes(130));
    stage.round();
    stage.now = stage.now.plus(Duration.ofHours(4));
    stage.round();
    assertThat(stage.loop().state()).isEqualTo(LoopState.TRIGGERED);
    stage.now = stage.now.plus(Duration.ofHours(4));
    stage.round();
    assertThat(stage.loop().state()).isEqualTo(LoopState.AWAITING_APPROVAL);
  }

  @Test
  void longSilenceIsForgotten() {
    stage.template(
        """
        name: silence
        match: {metric_type: success_rate}
        trigger: {no_data: {after: 2h}}
        steps: [verify]
        """);
    stage.successes(RUNS, 10, 1);
    stage.now = stage.now.plus(Duration.ofHours(5));
    stage.round();
    assertThat(stage.loops()).isEmpty();
  }
}
