package dev.trimtab.server.loops;

import static dev.trimtab.server.loops.LoopStage.ACME;
import static dev.trimtab.server.loops.LoopStage.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonVerdict;
import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.Templates;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opens loops, and how they go on by what is recorded. */
final class LoopRoundsTest {
  private static final String WATCH =
      """
      name: watch
      match: {metric_type: success_rate}
      trigger: change_point
      steps: [intake, verify]
      """;

  private static final String ROLLBACK =
      """
      name: rollback
      match: {metric_type: success_rate}
      trigger: change_point
      steps:
        - act: {people: {instructions: Roll back., inverse: {people: {instructions: Roll forward.}}}}
        - verify
      verify: {settling: 5m, minimum_samples: 50}
      """;

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

  /** A history at rest, and a fall that is found. */
  private void decline() {
    stage.successes(RUNS, 400, 0.93);
    stage.successes(RUNS, 60, 0.5);
    stage.round();
  }

  @Test
  void aDeclineOpensALoopWithTheResearchRequestThatItsTemplateWants() {
    stage.template(WATCH);
    decline();

    Loop loop = stage.loop();
    assertThat(loop.cause().kind()).isEqualTo(Cause.Kind.CHANGE_POINT);
    assertThat(loop.cause().seen()).contains("success_rate of run in bot declined significantly");
    List<Intake> intakes =
        stage
            .storage
            .intakes()
            .list(
                ACME,
                new IntakeStore.Query(IntakeFilter.ALL, IntakeStore.Order.SIGNAL_QUALITY, 10, null))
            .intakes();
    assertThat(intakes).hasSize(1);
    assertThat(intakes.getFirst().origin().loop()).isEqualTo(loop.id());
    assertThat(intakes.getFirst().origin().changePoint())
        .isEqualTo("cp_" + loop.cause().position());
    assertThat(intakes.getFirst().origin().signal().value()).isBetween(0.1, 1.0);

    stage.round();
    assertThat(stage.loops()).as("after another round").hasSize(1);
  }

  @Test
  void withoutATemplateNothingIsOpenedThenOrLater() {
    decline();
    stage.template(WATCH);
    stage.round();
    assertThat(stage.loops()).isEmpty();
  }

  @Test
  void whatIsAtRestOpensNothing() {
    stage.template(WATCH);
    stage.successes(RUNS, 800, 0.93);
    stage.round();
    assertThat(stage.loops()).isEmpty();
  }

  @Test
  void anActionThatHelpedIsShownByFreshOutcomesAndLeavesALesson() {
    Loop ended = improved();
    assertThat(ended.state()).isEqualTo(LoopState.IMPROVED);
    LoopEntry verdict = stage.storage.loops().record(ACME, ended.id()).get(ended.lines() - 2);
    assertThat(verdict.known()).containsEntry("said", "after the action").containsKey("error");
    List<Lesson> lessons = stage.storage.lessons().similar(ACME, RUNS, 10);
    assertThat(lessons).hasSize(1);
    assertThat(lessons.getFirst().content().action()).isEqualTo("Roll back.");
    assertThat(lessons.getFirst().about().verdict()).isEqualTo(LessonVerdict.IMPROVED);
    assertThat(lessons.getFirst().about().loop()).isEqualTo(ended.id());
  }

  private Loop improved() {
    stage.template(ROLLBACK);
    decline();
    stage.successes(RUNS, 60, 0.5);
    Loop acting = stage.loop();
    assertThat(acting.state()).isEqualTo(LoopState.ACTING);
    stage.say(acting, new LoopInput.Reported("bo", true, "rolled back"));
    assertThat(stage.loop().state()).isEqualTo(LoopState.SETTLING);

    stage.successes(RUNS, 5, 0.5);
    stage.round();
    assertThat(stage.loop().state()).isEqualTo(LoopState.VERIFYING);
    stage.successes(RUNS, 49, 0.95);
    stage.round();
    assertThat(stage.loop().verdict()).as("with too few samples").isNull();
    stage.successes(RUNS, 60, 0.95);
    stage.round();

    return stage.loop();
  }

  @Test
  void theNextRequestOfTheSameKindSaysWhatHelpedBefore() {
    improved();
    stage.template(WATCH.replace("trigger:", "priority: 90\ntrigger:"));
    SeriesKey other = new SeriesKey("bot", "other", MetricType.SUCCESS_RATE);
    stage.successes(other, 400, 0.93);
    stage.successes(other, 60, 0.5);
    stage.round();
    Intake intake =
        stage
            .storage
            .intakes()
            .list(ACME, new IntakeStore.Query(IntakeFilter.ALL, IntakeStore.Order.NEWEST, 10, null))
            .intakes()
            .getFirst();
    assertThat(intake.request().analysis().recommendations())
        .singleElement()
        .asString()
        .contains("seen before, this helped: Roll back.");
  }

  @Test
  void anActionThatHarmedIsTakenBack() {
    stage.template(ROLLBACK.replace("steps:\n", "steps:\n  - wait: 2h\n"));
    decline();
    stage.successes(RUNS, 125, 0.6);
    stage.round();
    stage.say(stage.loop(), new LoopInput.Reported("bo", true, null));
    stage.successes(RUNS, 5, 0.6);
    stage.round();
    stage.successes(RUNS, 100, 0.1);
    stage.round();

    Loop undoing = stage.loop();
    assertThat(undoing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(undoing.state()).isEqualTo(LoopState.ACTING);
    assertThat(undoing.standing().isUndoing()).isTrue();
    Loop ended = stage.say(undoing, new LoopInput.Reported("bo", true, null));
    assertThat(ended.state()).isEqualTo(LoopState.WORSE);
  }

  @Test
  void ofTwoTemplatesTheOneOfTheHigherPriorityOpens() {
    stage.template(WATCH);
    stage.template(ROLLBACK.replace("trigger:", "priority: 90\ntrigger:"));
    decline();
    assertThat(stage.loop().template()).isEqualTo("rollback");
  }

  @Test
  void aTemplateIsForTheSeriesThatItsMatchFits() {
    stage.template(WATCH.replace("success_rate}", "success_rate, environment: production}"));
    decline();
    assertThat(stage.loops()).as("of another environment").isEmpty();
  }

  @Test
  void anEnvironmentIsThatOfTheSettingsOfTheDomain() {
    stage.settings("production");
    stage.template(WATCH.replace("success_rate}", "success_rate, environment: production}"));
    decline();
    assertThat(stage.loops()).hasSize(1);
  }

  @Test
  void aChangeMustBeLargeEnoughAndTheSeriesHaveEventsEnough() {
    stage.template(
        WATCH.replace("trigger: change_point", "trigger: {change_point: {least_effect: 0.9}}"));
    stage.template(
        WATCH
            .replace("name: watch", "name: busy")
            .replace("success_rate}", "success_rate, minimum_samples: 5000}"));
    decline();
    assertThat(stage.loops()).isEmpty();
  }

  @Test
  void aDeclineThatIsOverBeforeItHeldLongEnoughOpensNothingThatBegins() {
    stage.template(WATCH.replace("trigger:", "for: 6h\ntrigger:"));
    decline();
    assertThat(stage.loop().state()).isEqualTo(LoopState.TRIGGERED);
    stage.successes(RUNS, 400, 0.95);
    stage.round();
    Loop ended = stage.loop();
    assertThat(ended.state()).isEqualTo(LoopState.CANCELLED);
    assertThat(ended.hasBegun()).isFalse();
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

  @Test
  void whereTheMatchNamesAVariantItIsComparedWithTheOthersAtTheSameTime() {
    stage.template(
        """
        name: rollout
        match: {metric_type: success_rate, metadata: {variant: new}}
        trigger: manual
        steps: [verify]
        verify: {settling: 0s, minimum_samples: 50}
        """);
    stage.successes(RUNS, 10, 1);
    Templates.Current current = stage.templates.enabled(ACME).getFirst();
    stage.opener.open(ACME, current, RUNS, "v42", stage.audit("loop.open"), stage.now);
    stage.round();
    Metadata fresh = new Metadata("{\"variant\":\"new\"}", null);
    Metadata old = new Metadata("{\"variant\":\"old\"}", null);
    for (int i = 0; i < 300; i++) {
      stage.now = stage.now.plusSeconds(1);
      stage.record(RUNS, i % 10 == 0 ? 0 : 1, fresh);
      stage.record(RUNS, i % 2, old);
      stage.record(RUNS, 0, Metadata.NONE);
    }
    stage.round();
    Loop ended = stage.loop();
    assertThat(ended.state()).isEqualTo(LoopState.IMPROVED);
    LoopEntry verdict = stage.storage.loops().record(ACME, ended.id()).get(ended.lines() - 2);
    assertThat(verdict.known())
        .containsEntry("said", "because of the action")
        .containsEntry("against", "variant");
  }
}
