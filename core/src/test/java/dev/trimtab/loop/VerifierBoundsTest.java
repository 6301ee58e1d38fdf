package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.MetricType;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where a claim may be made first, and which of several goes before the others: to the sample. */
final class VerifierBoundsTest {
  private static final int BEFORE = 200;
  private static final int FRESH = 120;

  /** Every second place, so that there is one for a guardrail's sample between any two. */
  private static Run every2nd(long from, double... values) {
    long[] positions = new long[values.length];
    Arrays.setAll(positions, i -> from + 2L * i);
    return new Run(positions, values);
  }

  /** Half of the samples before were good; of the fresh ones all are, or none. */
  private static Hearing series(double after) {
    return series(Hearing.all(FRESH, after));
  }

  private static Hearing series(double[] after) {
    double[] before = new double[BEFORE];
    Arrays.setAll(before, i -> i % 2);
    return Hearing.of(Hearing.from(1, before), every2nd(BEFORE + 1_000, after));
  }

  /** Never a failure before, and nothing else since; the last sample is at that position. */
  private static Compared failing(int count, long last) {
    long[] positions = new long[count];
    Arrays.setAll(positions, i -> i == count - 1 ? last : BEFORE + 1 + i);
    return failing(new Run(positions, Hearing.all(count, 0)));
  }

  private static Compared failing(Run after) {
    return Compared.inTurn(
        MetricType.SUCCESS_RATE, null, Hearing.from(1, Hearing.all(BEFORE, 1)), after);
  }

  /** How many failures it takes. */
  private static int failuresNeeded() {
    for (int count = 1; count < FRESH; count++) {
      Compared failures = failing(count, BEFORE + count);
      if (series(1).guardrail(0, failures).verify().verdict() == Verdict.WORSE) {
        return count;
      }
    }
    throw new AssertionError("never worse");
  }

  @Test
  void noClaimIsMadeBeforeTheMinimumAndAnyWithIt() {
    for (double after : new double[] {0, 1}) {
      int soonest = series(after).verify().samples();
      assertThat(soonest).isBetween(5, 40);
      for (int minimum = 1; minimum <= 2 * soonest; minimum++) {
        Hearing hearing = series(after).minimum(minimum);
        int expected = Math.max(soonest, minimum);
        VerificationStanding standing = hearing.verify();
        assertThat(standing.samples()).isEqualTo(expected);
        assertThat(standing.claim().position()).isEqualTo(BEFORE + 1_000 + 2L * (expected - 1));
        assertThat(hearing.at(standing.claim().position() - 1).isOpen()).isTrue();
      }
    }
  }

  @Test
  void aGuardrailMakesItsClaimWithTheMinimumAtTheSoonest() {
    int needed = failuresNeeded();
    int soonest = series(1).verify().samples();
    int minimum = soonest / 2;
    long from = BEFORE + 1_000 + 2L * (minimum - 1);
    VerificationStanding standing =
        series(1).minimum(minimum).guardrail(0, failing(needed, BEFORE + needed)).verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(standing.claim().position()).isEqualTo(from);
    assertThat(standing.samples()).isEqualTo(minimum);
  }

  @Test
  void theClaimOfTheEarlierSampleDecides() {
    int needed = failuresNeeded();
    VerificationStanding alone = series(1).guardrail(0, failing(1, BEFORE + 1)).verify();
    assertThat(alone.verdict()).isEqualTo(Verdict.IMPROVED);
    long decided = alone.claim().position();

    VerificationStanding sooner =
        series(1).guardrail(0, failing(needed, decided - 1)).verify();
    assertThat(sooner.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(sooner.claim().guardrail()).isEqualTo(OptionalInt.of(0));
    assertThat(sooner.samples()).as("of the series").isEqualTo(alone.samples() - 1);
    assertThat(sooner.guardrails().getFirst().samples()).isEqualTo(needed);

    VerificationStanding later = series(1).guardrail(0, failing(needed, decided + 1)).verify();
    assertThat(later.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(later.claim()).isEqualTo(alone.claim());
    assertThat(later.guardrails().getFirst().samples()).isEqualTo(needed - 1);
    assertThat(later.guardrails().getFirst().isWorse()).isFalse();

    assertThat(series(1).guardrail(0, failing(needed, decided)).verify().verdict())
        .as("at one sample harm goes first")
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void ofTwoGuardrailsTheOneThatIsWorseFirstIsNamed() {
    long at = BEFORE + 1_000;
    assertThat(named(at + 3, at + 1)).hasValue(1);
    assertThat(named(at + 1, at + 3)).hasValue(0);
    assertThat(named(at + 1, at + 1)).as("of two at one sample the first").hasValue(0);
  }

  /** Each fails all the time, from its place on; the series stays as it was. */
  private static OptionalInt named(long first, long second) {
    double[] after = new double[FRESH];
    Arrays.setAll(after, i -> i % 2);
    return series(after)
        .effect(0.01)
        .guardrail(0, failing(every2nd(first, Hearing.all(FRESH, 0))))
        .guardrail(0, failing(every2nd(second, Hearing.all(FRESH, 0))))
        .verify()
        .claim()
        .guardrail();
  }
}
