package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.outcome.MetricType;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class VerifierTest {
  private final SplittableRandom random = new SplittableRandom(3);

  private double[] outcomes(int count, double chance) {
    return Hearing.outcomes(random, count, chance);
  }

  @Test
  void aVerdictSaysWhatItRestsOn() {
    VerificationStanding standing =
        Hearing.ofSuccess(outcomes(200, 0.5), outcomes(200, 0.9)).verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(standing.against()).isEqualTo(Against.FRESH);
    assertThat(standing.causal()).isFalse();
    assertThat(standing.claim().error()).isCloseTo(0.03125, within(1e-12));
    assertThat(standing.claim().position()).isEqualTo(200 + standing.samples());
    assertThat(standing.before().samples()).isEqualTo(200);
    assertThat(standing.after().samples()).isEqualTo(standing.samples()).isLessThan(100);
    assertThat(standing.after().interval().contains(0.9)).isTrue();
    assertThat(standing.reason())
        .isEqualTo(
            ("better than the 200 samples between alarm and action, with %d samples;"
                    + " said falsely with a probability of at most 3.1 %%")
                .formatted(standing.samples()));
  }

  @Test
  void allErrorsTogetherAreWhatIsLeftOfTheConfidence() {
    Compared same = Compared.inTurn(MetricType.LATENCY_MS, null, Run.EMPTY, Run.EMPTY);
    ClaimErrors errors =
        Hearing.ofSuccess(new double[0], new double[0])
            .confidence(0.9)
            .guardrail(0, same)
            .guardrail(0.1, same)
            .verify()
            .errors();
    assertThat(errors.improved() + errors.noEffect() + 3 * errors.worse())
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void theChartClosesInOnTheVerdict() {
    VerificationStanding standing =
        Hearing.ofSuccess(outcomes(600, 0.8), outcomes(3000, 0.8)).effect(0.12).verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.NO_EFFECT);
    Look first = standing.looks().getFirst();
    Look last = standing.looks().getLast();
    assertThat(first.samples()).isEqualTo(1);
    assertThat(first.high()).isGreaterThan(0.12);
    assertThat(last.samples()).isEqualTo(standing.samples());
    assertThat(last.low()).isGreaterThan(-0.12);
    assertThat(last.high()).isLessThan(0.12);
    assertThat(last.difference()).isBetween(last.low(), last.high());
    assertThat(standing.looks())
        .allSatisfy(each -> assertThat(each.low()).isLessThanOrEqualTo(each.high()))
        .hasSizeLessThan(140);
  }

  @Test
  void nothingIsSaidOfTooFewSamples() {
    double[] before = outcomes(200, 0.3);
    double[] after = Hearing.all(99, 1);
    assertThat(Hearing.ofSuccess(before, after).minimum(100).verify().reason())
        .isEqualTo("open: 99 samples of at least 100");
    assertThat(Hearing.ofSuccess(before, after).minimum(100).over().verify().verdict())
        .isEqualTo(Verdict.UNDECIDED);
    VerificationStanding enough =
        Hearing.ofSuccess(before, Hearing.all(400, 1)).minimum(205).verify();
    assertThat(enough.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(enough.samples()).isEqualTo(205);
  }

  @Test
  void theDeadlineDoesNotUndoAClaim() {
    assertThat(Hearing.ofSuccess(outcomes(200, 0.5), outcomes(200, 0.95)).over().verify().verdict())
        .isEqualTo(Verdict.IMPROVED);
    VerificationStanding none =
        Hearing.ofSuccess(outcomes(200, 0.5), outcomes(20, 0.5)).over().verify();
    assertThat(none.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(none.isOpen()).isFalse();
    assertThat(none.reason()).startsWith("undecided at the deadline: 20 samples show neither");
  }

  @Test
  void tooFewBeforeTheActionAreHeldAgainstTheDecline() {
    Decline decline = new Decline(new Decline.Share(0.9, 500), new Decline.Share(0.4, 30));
    double[] few = outcomes(Against.LEAST_FRESH - 1, 0.4);
    double[] after = outcomes(300, 0.9);
    VerificationStanding recovered = Hearing.ofSuccess(few, after).decline(decline).verify();
    assertThat(recovered.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(recovered.against()).isEqualTo(Against.DECLINE);
    assertThat(recovered.reason()).startsWith("recovered: nearer to what was usual");
    assertThat(recovered.bar()).isBetween(0.25, 0.3);
    double[] enough = outcomes(Against.LEAST_FRESH, 0.4);
    assertThat(Hearing.ofSuccess(enough, after).decline(decline).verify().against())
        .isEqualTo(Against.FRESH);
  }

  @Test
  void withoutSamplesOrADeclineNothingIsSaid() {
    VerificationStanding standing =
        Hearing.ofSuccess(new double[0], outcomes(3000, 0.99)).over().verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(standing.reason()).endsWith("only 0 samples came between alarm and action");
    assertThat(standing.before()).isNull();
  }

  @Test
  void aDeclineLessDeepThanTheEffectIsNotRecoveredFrom() {
    Decline shallow = new Decline(new Decline.Share(0.5, 500), new Decline.Share(0.41, 500));
    double[] after = Hearing.all(300, 1);
    assertThat(
            Hearing.ofSuccess(new double[0], after).effect(0.1).decline(shallow).verify().verdict())
        .isNull();
    assertThat(
            Hearing.ofSuccess(new double[0], after)
                .effect(0.08)
                .decline(shallow)
                .verify()
                .verdict())
        .isEqualTo(Verdict.IMPROVED);
  }

  private Compared successes(long from, double before, double after) {
    return Compared.inTurn(
        MetricType.SUCCESS_RATE,
        null,
        Hearing.from(1, outcomes(500, before)),
        Hearing.from(from, outcomes(400, after)));
  }

  @Test
  void aGuardrailThatGetsWorseDecides() {
    VerificationStanding standing =
        Hearing.ofSuccess(outcomes(600, 0.7), outcomes(2000, 0.7))
            .effect(0.01)
            .guardrail(0.02, successes(601, 0.99, 0.99))
            .guardrail(0.02, successes(601, 0.99, 0.8))
            .verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(standing.claim().guardrail()).isEqualTo(OptionalInt.of(1));
    assertThat(standing.guardrails())
        .extracting(GuardrailStanding::isWorse)
        .containsExactly(false, true);
    assertThat(standing.guardrails().get(1).difference().high()).isLessThan(-0.02);
    assertThat(standing.samples()).isEqualTo(standing.guardrails().get(1).samples());
    assertThat(standing.reason())
        .startsWith("the guardrail success_rate is worse than before by more than 2 %");
  }

  @Test
  void whatIsToleratedIsNotWorse() {
    Hearing hearing = Hearing.ofSuccess(outcomes(600, 0.7), outcomes(500, 0.7)).effect(0.01);
    assertThat(hearing.guardrail(0.3, successes(601, 0.95, 0.75)).verify().verdict()).isNull();
    assertThat(hearing.guardrail(0.02, successes(601, 0.95, 0.75)).verify().verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void guardrailsAreRarelyCalledWorseThatAreNot() {
    int falsely = 0;
    for (int i = 0; i < 1000; i++) {
      Hearing hearing = Hearing.ofSuccess(outcomes(60, 0.5), Hearing.all(1, 1));
      falsely += hearing.guardrail(0.1, successes(62, 0.9, 0.8)).verify().isOpen() ? 0 : 1;
    }
    assertThat(falsely / 1000.0).isLessThanOrEqualTo(0.0125);
  }

  @Test
  void whicheverClaimCouldBeMadeFirstDecides() {
    double[] better = outcomes(400, 0.95);
    double[] before = outcomes(200, 0.4);
    VerificationStanding late =
        Hearing.ofSuccess(before, better).guardrail(0, successes(550, 0.99, 0.1)).verify();
    VerificationStanding soon =
        Hearing.ofSuccess(before, better).guardrail(0, successes(190, 0.99, 0.1)).verify();
    assertThat(late.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(soon.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void aGuardrailWaitsForTheSeries() {
    double[] after = outcomes(300, 0.7);
    VerificationStanding standing =
        Hearing.ofSuccess(outcomes(200, 0.7), after)
            .minimum(250)
            .guardrail(0, successes(201, 0.99, 0.1))
            .verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(standing.claim().position()).isEqualTo(450);
    assertThat(
            Hearing.ofSuccess(outcomes(200, 0.7), after)
                .minimum(301)
                .guardrail(0, successes(201, 0.99, 0.1))
                .verify()
                .isOpen())
        .isTrue();
  }

  /** Outcomes of two variants, each at an odd or an even position. */
  private Hearing variants(double kept, double changed) {
    long[] odd = new long[400];
    Arrays.setAll(odd, i -> 2L * i + 1);
    long[] even = new long[400];
    Arrays.setAll(even, i -> 2L * i + 2);
    return Hearing.ofVariants(
        new Run(odd, outcomes(400, kept)), new Run(even, outcomes(400, changed)));
  }

  @Test
  void onlyVariantsAtTheSameTimeShowACause() {
    VerificationStanding better = variants(0.6, 0.9).verify();
    assertThat(better.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(better.against()).isEqualTo(Against.VARIANT);
    assertThat(better.causal()).isTrue();
    assertThat(better.before().samples()).isEqualTo(better.samples());
    assertThat(better.reason()).startsWith("better than the other variant at the same time");
    assertThat(variants(0.9, 0.6).verify().verdict()).isEqualTo(Verdict.WORSE);
    assertThat(variants(0.8, 0.8).effect(0.25).verify().verdict()).isEqualTo(Verdict.NO_EFFECT);
  }

  @Test
  void ofVariantsTooItDoesNotMatterWhenOneAsks() {
    Hearing hearing = variants(0.6, 0.9);
    VerificationStanding whole = hearing.verify();
    long decided = whole.claim().position();
    for (long position = 2; position <= 800; position++) {
      if (position >= decided) {
        assertThat(hearing.at(position)).isEqualTo(whole);
      } else {
        assertThat(hearing.at(position).isOpen()).isTrue();
      }
    }
  }

  @Test
  void thatManySamplesAreLookedAtQuickly() {
    Hearing hearing = Hearing.ofSuccess(outcomes(2000, 0.5), outcomes(Run.MAX_SIZE, 0.5));
    long started = System.nanoTime();
    VerificationStanding standing = hearing.effect(0.001).verify();
    assertThat(standing.samples()).isEqualTo(Run.MAX_SIZE);
    assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
  }

  @Test
  void whatEqualsTheTypicalIsNotWorse() {
    // Detectors say what is typical in single precision, which lies below 0.7.
    Compared costs =
        new Compared(MetricType.COST_USD, null, (float) 0.7, Run.EMPTY, Run.EMPTY, false);
    assertThat(costs.goodness().applyAsDouble(0.7)).isEqualTo(1);
    assertThat(costs.goodness().applyAsDouble(0.71)).isZero();
  }

  @Test
  void aDeclineIsReadFromSamplesOrAnAlarm() {
    Decline ofTimes =
        Decline.of(MetricType.LATENCY_MS, null, 10, new double[] {9, 11}, new double[] {99, 12});
    assertThat(ofTimes).isEqualTo(new Decline(new Decline.Share(0.5, 2), new Decline.Share(0, 2)));
    assertThat(Decline.of(MetricType.LATENCY_MS, null, 10, new double[] {99, 12}, new double[] {9}))
        .isNull();
    assertThat(Decline.of(MetricType.LATENCY_MS, null, 10, new double[0], new double[] {11}))
        .isNull();
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatThrownBy(() -> new Run(new long[] {2, 2}, new double[2]))
        .hasMessage("position 2 is out of order");
    assertThatThrownBy(() -> new Run(new long[1], new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Compared(MetricType.COST_USD, null, Double.NaN, Run.EMPTY, Run.EMPTY, false))
        .hasMessage("what is typical of cost_usd?");
    assertThatThrownBy(() -> Compared.inTurn(MetricType.FAILURE_CLASS, null, Run.EMPTY, Run.EMPTY))
        .hasMessage("failure classes cannot be compared");
    assertThatThrownBy(() -> new Decline(new Decline.Share(0.5, 9), new Decline.Share(0.5, 9)))
        .hasMessage("0.5 is no decline from 0.5");
  }
}
