package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.stat.ClaimBudget;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a verification brings to the list, and what the list makes of it. */
final class ListedTest {
  private static final double[] NONE = new double[0];
  private static final Decline DECLINE =
      new Decline(new Decline.Share(0.9, 500), new Decline.Share(0.4, 30));

  private final SplittableRandom random = new SplittableRandom(11);

  private double[] outcomes(int count, double chance) {
    return Hearing.outcomes(random, count, chance);
  }

  @Test
  void whatImprovedAgainstFreshSamplesBringsWhatItsClaimRestedOn() {
    Hearing hearing = Hearing.ofSuccess(outcomes(200, 0.5), outcomes(400, 0.9));
    double needed = -Math.log(hearing.verify().errors().improved());
    Listing.Ends ends = hearing.listing(1);
    assertThat(ends.isImproved()).isTrue();
    assertThat(ends.logEvidence()).as("and not what came after it").isBetween(needed, needed + 2);
    assertThat(hearing.listing(1_000)).as("wherever it stands").isEqualTo(ends);
  }

  @Test
  void whatHasNoClaimBringsWhatItHadAtTheDeadline() {
    Listing.Ends ends = Hearing.ofSuccess(outcomes(200, 0.5), outcomes(20, 0.6)).over().listing(3);
    assertThat(ends.isImproved()).isFalse();
    assertThat(ends.logEvidence()).isBetween(-3.0, Math.log(32));
    assertThat(Hearing.ofSuccess(NONE, NONE).over().listing(1))
        .satisfies(none -> assertThat(none.logEvidence()).isCloseTo(0, within(1e-9)));
  }

  /** The bound must fail the more rarely, the longer the list. */
  @Test
  void aRecoveryBringsLessTheLaterItComes() {
    Hearing hearing = Hearing.ofSuccess(NONE, outcomes(300, 0.9)).decline(DECLINE);
    assertThat(hearing.verify().verdict()).isEqualTo(Verdict.IMPROVED);
    double[] evidence =
        IntStream.of(1, 10, 100, 1_000)
            .mapToDouble(n -> hearing.listing(n).logEvidence())
            .toArray();
    for (int i = 1; i < evidence.length; i++) {
      assertThat(evidence[i]).isLessThan(evidence[i - 1]);
    }
    assertThat(hearing.listing(10).isImproved()).isTrue();
  }

  @Test
  void whereNothingHelpedTheEvidenceIsAtMostOneOnAverage() {
    Function<SplittableRandom, Hearing> fresh =
        seeded ->
            Hearing.ofSuccess(
                Hearing.outcomes(seeded, 100, 0.7), Hearing.outcomes(seeded, 150, 0.7));
    Function<SplittableRandom, Hearing> halfway =
        seeded -> {
          double usual = IntStream.range(0, 200).filter(i -> seeded.nextDouble() < 0.9).count();
          Decline fell =
              new Decline(new Decline.Share(usual / 200, 200), new Decline.Share(0.4, 30));
          return Hearing.ofSuccess(NONE, Hearing.outcomes(seeded, 150, 0.65)).decline(fell);
        };
    assertThat(average(fresh)).isBetween(0.01, 1.0);
    assertThat(average(halfway)).isBetween(0.001, 1.0);
  }

  private static double average(Function<SplittableRandom, Hearing> hearing) {
    SplittableRandom seeded = new SplittableRandom(4);
    int runs = 600;
    return IntStream.range(0, runs)
            .mapToDouble(
                run -> Math.exp(hearing.apply(seeded).effect(0.05).over().listing(1).logEvidence()))
            .sum()
        / runs;
  }

  @Test
  void standsWhatImprovedWithEvidenceEnoughForItsLevel() {
    double level = ClaimBudget.OF_LOOPS.level(7, 2);
    double enough = -Math.log(level);
    assertThat(Listed.label(7, 2, new Listing.Ends(true, enough + 1e-9)))
        .isEqualTo(new Listed.Label(level, enough + 1e-9, true));
    assertThat(Listed.label(7, 2, new Listing.Ends(true, enough - 1e-9)).stands()).isFalse();
    assertThat(Listed.label(7, 2, new Listing.Ends(false, 50)).stands()).isFalse();
    assertThat(Listed.label(1, 9_999, new Listing.Ends(true, 2)).level())
        .as("at most that of the list")
        .isCloseTo(0.05, within(1e-12));
  }
}
