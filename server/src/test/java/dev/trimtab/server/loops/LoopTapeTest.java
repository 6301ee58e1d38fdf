package dev.trimtab.server.loops;

import static dev.trimtab.server.loops.LoopStage.ACME;
import static dev.trimtab.server.loops.LoopStage.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.loop.Against;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.MarkedRun;
import dev.trimtab.loop.Take;
import dev.trimtab.loop.Tape;
import dev.trimtab.loop.Verdict;
import dev.trimtab.loop.VerificationStanding;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verification rests on what the loop has kept, whatever becomes of the events. */
final class LoopTapeTest {
  private static final SeriesKey SCORES = new SeriesKey("bot", "judge", MetricType.QUALITY_SCORE);
  private static final Metadata OLD = new Metadata("{\"variant\":\"old\"}", null);
  private static final Metadata NEW = new Metadata("{\"variant\":\"new\"}", null);

  private static final String BY_HAND =
      """
      name: hand
      match: {metric_type: [success_rate, quality_score]}
      trigger: manual
      steps:
        - act: {people: {instructions: Roll back.}}
        - verify
      verify: {settling: 0s, minimum_samples: 50, effect: 0.1}
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

  /** A loop that somebody opened and whose action waits to be done. */
  private Loop acting(String template, SeriesKey series) {
    stage.template(template);
    stage.record(series, 1, Metadata.NONE);
    stage.opener.open(
        ACME, stage.templates.enabled(ACME).getFirst(), series, "why", stage.audit("x"), stage.now);
    stage.round();
    assertThat(stage.loop().state()).isEqualTo(LoopState.ACTING);
    return stage.loop();
  }

  private Loop verifying() {
    Loop verifying = stage.say(stage.loop(), new LoopInput.Reported("bo", true, null));
    assertThat(verifying.state()).isEqualTo(LoopState.VERIFYING);
    return verifying;
  }

  /** So many of that kind before the action: the loop waits an hour for a yes. */
  private void before(SeriesKey series, int count, double value, Metadata metadata) {
    for (int i = 0; i < count; i++) {
      stage.record(series, i % 4 == 0 ? 1 - value : value, metadata);
      stage.now = stage.now.plusSeconds(5);
    }
  }

  /** The first thing a loop does begins its action; what is compared with comes before it. */
  private void actingAfterAPause(SeriesKey series, Runnable meanwhile) {
    stage.template(BY_HAND.replace("steps:\n", "steps:\n  - wait: 1h\n"));
    stage.record(series, 1, Metadata.NONE);
    stage.opener.open(
        ACME, stage.templates.enabled(ACME).getFirst(), series, "why", stage.audit("x"), stage.now);
    stage.round();
    stage.now = stage.now.plusSeconds(1);
    meanwhile.run();
    stage.now = stage.now.plus(Duration.ofHours(1));
    stage.round();
  }

  private Loop afterAPause(SeriesKey series, Runnable meanwhile) {
    actingAfterAPause(series, meanwhile);
    return verifying();
  }

  private void days(int count) {
    stage.now = stage.now.plus(Duration.ofDays(count));
  }

  @Test
  void retentionInMidVerificationChangesNothing() {
    afterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    stage.successes(RUNS, 30, 0.9);
    stage.round();
    days(2);
    stage.sweep();
    stage.round();
    assertThat(stage.loop().verdict()).as("of 30 samples").isNull();
    assertThat(stage.standing(stage.loop()).before().samples()).isEqualTo(80);
    stage.successes(RUNS, 20, 0.9);
    stage.round();

    Loop ended = stage.loop();
    assertThat(ended.verdict()).isEqualTo(Verdict.IMPROVED);
    VerificationStanding standing = stage.standing(ended);
    assertThat(standing.samples()).isEqualTo(50);
    days(2);
    stage.sweep();
    stage.successes(RUNS, 100, 0.1);
    assertThat(stage.standing(ended)).as("after the end").isEqualTo(standing);
  }

  @Test
  void whatFreshSamplesAreHeldAgainstIsKeptWithTheMoveThatBeginsIt() {
    Loop verifying = afterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    Tape tape = stage.storage.loops().tape(ACME, verifying.id()).orElseThrow();
    assertThat(tape.basis().tracks().getFirst().before().size()).isEqualTo(80);
    assertThat(tape.takes()).isEmpty();
    assertThat(tape.basis().deadline())
        .isEqualTo(verifying.action().done().plus(Duration.ofDays(7)));
  }

  @Test
  void aRangeOfScoresThatIsDeclaredOrWithdrawnMeanwhileChangesNothing() {
    stage.settings = DetectorSettings.standard().with(new ScoreScale(0, 1, false));
    afterAPause(SCORES, () -> before(SCORES, 80, 0.3, Metadata.NONE));
    stage.settings = DetectorSettings.standard().with(new ScoreScale(0, 1, true));
    for (int i = 0; i < 60; i++) {
      stage.now = stage.now.plusSeconds(1);
      stage.record(SCORES, 0.9, Metadata.NONE);
    }
    stage.round();
    assertThat(stage.loop().verdict()).isEqualTo(Verdict.IMPROVED);
    VerificationStanding standing = stage.standing(stage.loop());
    stage.settings = DetectorSettings.standard();
    assertThat(stage.standing(stage.loop())).isEqualTo(standing);
  }

  @Test
  void whatWasHeardAndIsVoidedThenStillCounts() {
    Loop loop = afterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    String[] ids = new String[45];
    for (int i = 0; i < ids.length; i++) {
      stage.now = stage.now.plusSeconds(1);
      ids[i] = stage.record(RUNS, 1, Metadata.NONE);
    }
    stage.round();
    for (String id : ids) {
      assertThat(stage.storage.outcomes().voidEvent(ACME, id, "a test", stage.now)).isTrue();
    }
    assertThat(stage.standing(loop).samples()).isEqualTo(45);
    stage.successes(RUNS, 5, 1);
    String unheard = stage.record(RUNS, 0, Metadata.NONE);
    stage.storage.outcomes().voidEvent(ACME, unheard, "a test", stage.now);
    stage.now = stage.now.plusSeconds(60);
    stage.round();
    assertThat(stage.loop().verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(stage.standing(stage.loop()).samples()).isEqualTo(50);
  }

  @Test
  void whatWasUndecidedStaysSo() {
    afterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    stage.successes(RUNS, 20, 1);
    days(8);
    assertThat(stage.standing(stage.loop()).verdict()).as("before anybody looks").isNull();
    stage.round();
    Loop ended = stage.loop();
    assertThat(ended.state()).isEqualTo(LoopState.UNDECIDED);
    VerificationStanding standing = stage.standing(ended);
    assertThat(standing.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(standing.samples()).as("heard by the last look").isEqualTo(20);
    assertThat(stage.storage.loops().record(ACME, ended.id()))
        .anySatisfy(line -> assertThat(line.why()).isEqualTo(standing.reason()));
  }

  @Test
  void whatOccurredInTimeAndCameLateIsHeardOnceAndNothingElse() {
    Loop loop = afterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    stage.successes(RUNS, 10, 1);
    stage.round();
    stage.round();
    stage.now = loop.action().done().plusSeconds(30); // between those that were heard
    stage.record(RUNS, 0, Metadata.NONE);
    stage.now = loop.action().done().minusSeconds(1);
    stage.record(RUNS, 0, Metadata.NONE);
    days(1);
    stage.round();
    assertThat(stage.standing(stage.loop()).samples()).isEqualTo(11);
    assertThat(stage.standing(stage.loop()).after().value()).isEqualTo(10 / 11.0);
  }

  /** Whoever acts could choose it. */
  @Test
  void whatOccurredBeforeTheActionAndCameDuringItIsHeldAgainstNothing() {
    actingAfterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    stage.recordLate(RUNS, 0, Duration.ofMinutes(30));
    Tape tape = stage.storage.loops().tape(ACME, verifying().id()).orElseThrow();
    assertThat(tape.basis().tracks().getFirst().before().size()).isEqualTo(80);
  }

  @Test
  void manyWhoLookAtTheSameTimeHearEachSampleOnce() {
    Loop loop = afterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    for (int round = 1; round <= 5; round++) {
      stage.successes(RUNS, 8, 0.5);
      try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
        for (int i = 0; i < 3; i++) {
          nodes.execute(() -> stage.mover.compare(ACME, loop.id(), stage.now));
        }
      }
      Tape tape = stage.storage.loops().tape(ACME, loop.id()).orElseThrow();
      assertThat(tape.takes()).hasSize(round);
      assertThat(stage.standing(loop).samples()).isEqualTo(8 * round);
    }
  }

  @Test
  void aLoopThatVerifiedBeforeTapesWereKeptBeginsOneAtItsNextLook() throws SQLException {
    Loop loop = afterAPause(RUNS, () -> before(RUNS, 80, 0, Metadata.NONE));
    stage.successes(RUNS, 20, 0.9);
    assertThat(stage.sql("DELETE FROM loop_tape")).isOne();
    assertThat(stage.storage.loops().tape(ACME, loop.id())).isEmpty();
    stage.round();
    Tape tape = stage.storage.loops().tape(ACME, loop.id()).orElseThrow();
    assertThat(tape.basis().tracks().getFirst().before().size()).isEqualTo(80);
    assertThat(tape.takes()).hasSize(1);
    assertThat(stage.standing(loop).samples()).isEqualTo(20);
  }

  @Test
  void aGuardrailIsHeldAgainstWhatItWasWhenItBegan() {
    SeriesKey guarded = new SeriesKey("bot", "safe", MetricType.SUCCESS_RATE);
    String guarding =
        BY_HAND
            .replace(
                "effect: 0.1}",
                "effect: 0.1, guardrails: [{event_type: safe, metric_type: success_rate}]}")
            .replace("name: hand", "name: guarding");
    stage.successes(guarded, 200, 1);
    acting(guarding, RUNS);
    verifying();
    days(2);
    stage.sweep();
    for (int i = 0; i < 60; i++) {
      stage.now = stage.now.plusSeconds(1);
      stage.record(RUNS, i % 2, Metadata.NONE);
      stage.record(guarded, i % 3 == 0 ? 1 : 0, Metadata.NONE);
    }
    stage.round();
    assertThat(stage.loop().verdict()).isEqualTo(Verdict.WORSE);
    VerificationStanding standing = stage.standing(stage.loop());
    assertThat(standing.claim().guardrail()).hasValue(0);
    assertThat(standing.guardrails().getFirst().before().samples()).isEqualTo(200);
  }

  @Test
  void variantsThatRunAtTheSameTimeAreFoundByThemselves() {
    afterAPause(RUNS, () -> before(RUNS, 80, 0, OLD));
    bothVariants(120);
    VerificationStanding standing = stage.standing(stage.loop());
    assertThat(stage.loop().verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(standing.against()).isEqualTo(Against.VARIANT);
    assertThat(standing.causal()).isTrue();
  }

  @Test
  void withoutANewVariantFreshSamplesAreHeldAgainstThoseBefore() {
    afterAPause(
        RUNS,
        () -> {
          before(RUNS, 40, 0, OLD);
          before(RUNS, 40, 0, NEW);
        });
    bothVariants(120);
    assertThat(stage.standing(stage.loop()).against()).isEqualTo(Against.FRESH);
    assertThat(stage.standing(stage.loop()).causal()).isFalse();
  }

  @Test
  void theTemplateNamesTheVariantThatIsChanged() {
    acting(BY_HAND.replace("effect:", "variant: new, effect:"), RUNS);
    verifying();
    bothVariants(120);
    assertThat(stage.loop().verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(stage.standing(stage.loop()).causal()).isTrue();
    List<Take> takes = stage.storage.loops().tape(ACME, stage.loop().id()).orElseThrow().takes();
    assertThat(takes.stream().mapToInt(LoopTapeTest::size).sum()).isEqualTo(240);
  }

  private static int size(Take take) {
    MarkedRun run = take.tracks().getFirst();
    return run.marks().length;
  }

  /** Of the old variant a fourth succeed, of the new one most. */
  private void bothVariants(int pairs) {
    for (int i = 0; i < pairs; i++) {
      stage.now = stage.now.plusSeconds(1);
      stage.record(RUNS, i % 4 == 0 ? 1 : 0, OLD);
      stage.record(RUNS, i % 10 == 0 ? 0 : 1, NEW);
    }
    stage.round();
  }
}
