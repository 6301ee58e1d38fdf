package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.MetricType;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TapeTest {
  private final SplittableRandom random = new SplittableRandom(11);

  private double[] outcomes(int count, double chance) {
    return Hearing.outcomes(random, count, chance);
  }

  /** Old and new at the same time, one after the other. */
  private Taping sideBySide(Taping taping, int pairs, double old, double fresh) {
    for (int i = 0; i < pairs; i++) {
      taping.hear(1, fresh, "new", random).hear(1, old, "old", random);
    }
    return taping;
  }

  @Test
  void aVariantThatWasNotThereBeforeIsComparedWithThoseThatWere() {
    Taping taping = Taping.ofSuccess(50, Taping.OLD, outcomes(200, 0.5));
    VerificationStanding standing = sideBySide(taping, 300, 0.5, 0.9).verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(standing.against()).isEqualTo(Against.VARIANT);
    assertThat(standing.causal()).isTrue();
    assertThat(standing.before().samples()).isEqualTo(standing.samples() - 1);
  }

  @Test
  void variantsAllOfWhichWereThereBeforeAreHeldAgainstBefore() {
    Variants both = Variants.among(Collections.nCopies(60, "old"));
    Taping taping = Taping.ofSuccess(50, both, outcomes(200, 0.5));
    VerificationStanding standing = taping.hear(200, 0.9, "old", random).verify();
    assertThat(standing.against()).isEqualTo(Against.FRESH);
    assertThat(standing.causal()).isFalse();
    assertThat(standing.verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void aVariantThatReplacedAllOthersIsHeldAgainstBefore() {
    Taping taping = Taping.ofSuccess(50, Taping.OLD, outcomes(200, 0.5));
    assertThat(taping.hear(200, 0.9, "new", random).verify().against()).isEqualTo(Against.FRESH);
  }

  @Test
  void whatIsComparedIsDecidedByTheFirstSamplesForGood() {
    Taping late = Taping.ofSuccess(50, Taping.OLD, outcomes(60, 0.7)).effect(0.01);
    late.hear(50, 0.7, "old", random).hear(1, 0.7, "new", random);
    assertThat(sideBySide(late, 500, 0.7, 0.7).verify().against()).isEqualTo(Against.FRESH);

    Taping soon = Taping.ofSuccess(50, Taping.OLD, outcomes(60, 0.7)).effect(0.01);
    soon.hear(49, 0.7, "old", random).hear(1, 0.7, "new", random);
    assertThat(soon.tape(49).standing(null).against()).isEqualTo(Against.FRESH);
    assertThat(soon.tape(50).standing(null).against()).isEqualTo(Against.VARIANT);
    assertThat(soon.hear(900, 0.7, "old", random).verify().against()).isEqualTo(Against.VARIANT);
  }

  @Test
  void aNamedVariantNeedsNoDecision() {
    Taping taping = Taping.ofSuccess(50, Variants.named("old"), outcomes(200, 0.5));
    VerificationStanding standing = sideBySide(taping, 300, 0.9, 0.5).verify();
    assertThat(standing.against()).isEqualTo(Against.VARIANT);
    assertThat(standing.verdict()).as("the one named is the better").isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void aGuardrailWithoutVariantsIsHeldAgainstTheTimeBefore() {
    Taping taping =
        Taping.ofSuccess(50, Taping.OLD, outcomes(200, 0.5))
            .effect(0.01)
            .guardrail(MetricType.SUCCESS_RATE, 0.02, outcomes(400, 0.95));
    for (int i = 0; i < 400; i++) {
      sideBySide(taping, 1, 0.5, 0.5).hear(1, random.nextDouble() < 0.3 ? 1 : 0, "");
    }
    VerificationStanding standing = taping.verify();
    assertThat(standing.against()).isEqualTo(Against.VARIANT);
    assertThat(standing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(standing.claim().guardrail()).hasValue(0);
    assertThat(standing.causal()).as("of that guardrail").isFalse();
    assertThat(standing.guardrails().getFirst().before().samples()).isEqualTo(400);
  }

  @Test
  void aGuardrailWithVariantsIsComparedBetweenThem() {
    Taping taping =
        Taping.ofSuccess(50, Taping.OLD, outcomes(200, 0.5))
            .effect(0.01)
            .guardrail(MetricType.SUCCESS_RATE, 0.02, outcomes(400, 0.95));
    for (int i = 0; i < 400; i++) {
      sideBySide(taping, 1, 0.5, 0.5)
          .hear(1, random.nextDouble() < 0.3 ? 1 : 0, "new")
          .hear(1, random.nextDouble() < 0.9 ? 1 : 0, "old");
    }
    VerificationStanding standing = taping.verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(standing.causal()).isTrue();
    assertThat(standing.guardrails().getFirst().before().samples()).isLessThan(400);
  }

  @Test
  void tooFewSamplesBeforeOrTooManyNamesSayNothingOfVariants() {
    assertThat(Variants.among(Collections.nCopies(49, "old")).mark("new")).isEqualTo(Mark.NONE);
    Variants known = Variants.among(Collections.nCopies(50, "old"));
    assertThat(known.mark("new")).isEqualTo(Mark.CHANGED);
    assertThat(known.mark("old")).isEqualTo(Mark.OTHER);
    assertThat(known.mark("")).isEqualTo(Mark.NONE);
    assertThat(known.mark("x".repeat(201))).isEqualTo(Mark.NONE);
    List<String> many =
        IntStream.range(0, 101).mapToObj(i -> "id-" + i).toList();
    assertThat(Variants.among(many).mark("new")).isEqualTo(Mark.NONE);
    assertThat(Variants.among(many.subList(0, 100)).mark("new")).isEqualTo(Mark.CHANGED);
  }

  @Test
  void whatALoopEndedWithIsWhatItsTapeSays() {
    Taping taping = Taping.ofSuccess(50, Taping.NONE, outcomes(200, 0.5));
    Tape tape = taping.hear(20, 0.5, "", random).tape(20);
    assertThat(tape.standing(null).verdict()).as("nobody has looked since").isNull();
    assertThat(tape.standing(Verdict.UNDECIDED).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(tape.standing(Verdict.UNDECIDED).reason()).startsWith("undecided at the deadline");
  }

  @Test
  void aTapeTakesInSoManySamplesAndSaysSo() {
    Taping taping = Taping.ofSuccess(50, Taping.NONE, outcomes(60, 0.5)).effect(0.001);
    Tape tape = taping.hear(Run.MAX_SIZE, 0.5, "", random).tape(10, Run.MAX_SIZE);
    assertThat(tape.room(0)).isZero();
    assertThat(tape.standing(null).reason())
        .startsWith("open: 100000 samples, the most that are taken in, show neither");
    assertThat(taping.tape(10).room(0)).isEqualTo(Run.MAX_SIZE - 10);
  }

  @Test
  void aLineThatIsMissingIsNoticed() {
    Taping taping = Taping.ofSuccess(50, Taping.NONE, outcomes(60, 0.5));
    Tape tape = taping.hear(20, 0.5, "", random).tape(5, 10, 20);
    assertThatThrownBy(() -> new Tape(tape.basis(), tape.takes().subList(1, 3)))
        .hasMessageContaining("out of order");
    assertThatThrownBy(() -> Tape.of(List.of(tape.takes().getFirst())))
        .hasMessageContaining("basis");
    assertThat(tape.lines()).isEqualTo(4);
    assertThat(tape.through()).isEqualTo(80);
  }
}
