package dev.trimtab.server.loops;

import static dev.trimtab.server.loops.LoopStage.ACME;
import static dev.trimtab.server.loops.LoopStage.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.Listed;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.stat.ClaimBudget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each verification has its place among all of its tenant, and its verdict a label. */
final class LoopListTest {
  private static final String BY_HAND =
      """
      name: hand
      match: {metric_type: success_rate}
      trigger: manual
      steps:
        - wait: 1h
        - act: {people: {instructions: Roll back., inverse: {people: {instructions: Roll forward.}}}}
        - verify
      on_worse: roll_back
      verify: {settling: 0s, minimum_samples: 50, effect: 0.1}
      """;

  private LoopStage stage;

  @BeforeEach
  void open(@TempDir Path folder) {
    stage = new LoopStage(folder).template(BY_HAND);
    stage.record(RUNS, 1, Metadata.NONE);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Loop newest() {
    return stage.loops().getFirst();
  }

  /** A loop that begins to verify, after 80 samples of which half succeed. */
  private Loop verifying() {
    stage.opener.open(
        ACME, stage.templates.enabled(ACME).getFirst(), RUNS, "why", stage.audit("x"), stage.now);
    stage.round();
    stage.now = stage.now.plusSeconds(1);
    for (int i = 0; i < 80; i++) {
      stage.record(RUNS, i % 2, Metadata.NONE);
      stage.now = stage.now.plusSeconds(5);
    }
    stage.now = stage.now.plus(Duration.ofHours(1));
    stage.round();
    assertThat(newest().listed()).as("before it verifies").isNull();
    return stage.say(newest(), new LoopInput.Reported("bo", true, null));
  }

  private Listed.Label label() {
    Listed listed = newest().listed();
    assertThat(listed).isNotNull();
    assertThat(listed.label()).isNotNull();
    return listed.label();
  }

  private Loop with(double chance) {
    verifying();
    stage.successes(RUNS, 90, chance);
    stage.round();
    return newest();
  }

  @Test
  void whateverBecomesOfAVerificationItCounts() {
    assertThat(verifying().listed()).isEqualTo(new Listed(1, null));
    stage.say(newest(), new LoopInput.Cancelled("ana", null));
    assertThat(newest().listed()).isEqualTo(new Listed(1, null));

    assertThat(with(1).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(newest().listed().number()).isEqualTo(2);
    assertThat(label().level()).isEqualTo(ClaimBudget.OF_LOOPS.level(2, 0));
    assertThat(label().logEvidence()).isGreaterThan(Math.log(32));
    assertThat(label().stands()).isTrue();

    assertThat(with(1).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(label().level()).isEqualTo(ClaimBudget.OF_LOOPS.level(3, 1));
  }

  @Test
  void whatIsUndecidedHasTheEvidenceOfItsDeadline() {
    verifying();
    stage.successes(RUNS, 20, 0.7);
    stage.now = stage.now.plus(Duration.ofDays(8));
    stage.round();
    assertThat(newest().state()).isEqualTo(LoopState.UNDECIDED);
    assertThat(label().stands()).isFalse();
    assertThat(label().logEvidence()).isBetween(-5.0, Math.log(32));
  }

  @Test
  void whatIsTakenBackHasItsLabelFromItsVerdictOn() {
    Loop undoing = with(0);
    assertThat(undoing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(undoing.isOpen()).isTrue();
    Listed.Label label = label();
    assertThat(label.stands()).isFalse();
    stage.say(undoing, new LoopInput.Reported("bo", true, null));
    assertThat(newest().state()).isEqualTo(LoopState.WORSE);
    assertThat(label()).isEqualTo(label);
  }

  @Test
  void manyWhoLookAtTheSameTimeLabelItOnce() {
    Loop loop = verifying();
    stage.successes(RUNS, 60, 1);
    try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        nodes.execute(() -> stage.mover.compare(ACME, loop.id(), stage.now));
      }
    }
    assertThat(label().level()).isEqualTo(ClaimBudget.OF_LOOPS.level(1, 0));
    assertThat(with(1).listed().number()).isEqualTo(2);
    assertThat(label().level()).isEqualTo(ClaimBudget.OF_LOOPS.level(2, 1));
  }
}
