package dev.trimtab.server.loops;

import static dev.trimtab.server.loops.LoopStage.ACME;
import static dev.trimtab.server.loops.LoopStage.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.Direction;
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
import dev.trimtab.outcome.TimeRange;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
  void aLoopGoesOnWithoutARequestWhereATenantHasAsManyAsItMay(@TempDir Path other) {
    stage.close();
    stage = new LoopStage(other, 0);
    stage.template(WATCH);
    decline();
    Loop loop = stage.loop();
    assertThat(loop.state()).isEqualTo(LoopState.SETTLING);
    assertThat(stage.storage.intakes().count(ACME)).isZero();
    assertThat(stage.storage.loops().record(ACME, loop.id()))
        .extracting(LoopEntry::why)
        .contains("no research request is opened: there are 0, the most a tenant may have")
        .doesNotContain("a research request is opened");
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
    return improved(ROLLBACK);
  }

  private Loop improved(String template) {
    stage.template(template);
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
  void aDeclineWithinTheCooldownOpensNothing() {
    improved();
    stage.successes(RUNS, 300, 0.95);
    stage.round();
    stage.successes(RUNS, 60, 0.3);
    stage.round();

    assertThat(declines()).as("change points").isEqualTo(2);
    assertThat(stage.storage.loops().unmatched(10)).as("waiting for a template").isEmpty();
    assertThat(stage.loops()).hasSize(1);
  }

  @Test
  void aDeclineBehindTheCooldownOpensTheNext() {
    improved(ROLLBACK.replace("trigger:", "cooldown: {time: 2h}\ntrigger:"));
    stage.successes(RUNS, 300, 0.95);
    stage.round();
    stage.successes(RUNS, 60, 0.3);
    stage.round();
    assertThat(stage.loops()).hasSize(2);
  }

  private int declines() {
    ChangeStore.Query all =
        new ChangeStore.Query(
            null, null, null, Direction.DECLINE, null, TimeRange.ALL, 10, null);
    return stage.storage.changes().list(ACME, all).points().size();
  }

  @Test
  void aLoopThatCannotGoOnWaitsAndHoldsUpNoOther() throws SQLException {
    stage.template(ROLLBACK);
    SeriesKey other = new SeriesKey("bot", "other", MetricType.SUCCESS_RATE);
    decline();
    Loop broken = stage.loop();
    stage.template(WATCH);
    assertThat(stage.sql("UPDATE improvement_loop SET due_at = 0, template_version = 9"))
        .isEqualTo(1);
    stage.successes(other, 400, 0.93);
    stage.successes(other, 60, 0.5);
    stage.round();

    Instant due = stage.storage.loops().find(ACME, broken.id()).orElseThrow().standing().dueAt();
    assertThat(due).isEqualTo(stage.now.plus(Duration.ofMinutes(1)));
    assertThat(stage.storage.loops().due(stage.now, 10))
        .extracting(each -> each.loop().id())
        .doesNotContain(broken.id());
    assertThat(stage.loops())
        .filteredOn(loop -> loop.series().equals(other))
        .singleElement()
        .extracting(Loop::state)
        .isNotEqualTo(LoopState.TRIGGERED);
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
