package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is said, looking after every sample: a verdict is that of the first look with a claim. */
final class VerifierProperties {
  private static final ScoreScale SCORES = new ScoreScale(0, 10, false);

  private final SplittableRandom random = new SplittableRandom(7);

  private static Map<Verdict, Double> shares(int runs, Supplier<VerificationStanding> run) {
    Map<Verdict, Double> shares = new EnumMap<>(Verdict.class);
    for (Verdict each : Verdict.values()) {
      shares.put(each, 0.0);
    }
    for (int i = 0; i < runs; i++) {
      Verdict verdict = run.get().verdict();
      if (verdict != null) {
        shares.merge(verdict, 1.0 / runs, Double::sum);
      }
    }
    return shares;
  }

  private double[] outcomes(int count, double chance) {
    return Hearing.outcomes(random, count, chance);
  }

  private double[] scores(int count, double middle) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> Math.clamp(middle + 1.5 * random.nextGaussian(), 0, 10));
    return values;
  }

  @Property(tries = 5)
  void equalChancesAreRarelyToldApart(@ForAll @IntRange(min = 1, max = 9) int tenths) {
    double chance = tenths / 10.0;
    Map<Verdict, Double> shares =
        shares(
            1000,
            () ->
                Hearing.ofSuccess(outcomes(200, chance), outcomes(400, chance))
                    .effect(0.02)
                    .verify());
    assertThat(shares.get(Verdict.IMPROVED)).isLessThanOrEqualTo(0.03125);
    assertThat(shares.get(Verdict.WORSE)).isLessThanOrEqualTo(0.02);
  }

  @Example
  void equalScoresAndTimesAreRarelyToldApart() {
    Map<Verdict, Double> scores =
        shares(1000, () -> ofScores(scores(200, 6), scores(400, 6)).effect(0.02).verify());
    Map<Verdict, Double> times =
        shares(1000, () -> ofTimes(times(200, 100), times(400, 100)).effect(0.02).verify());
    for (Map<Verdict, Double> shares : List.of(scores, times)) {
      assertThat(shares.get(Verdict.IMPROVED)).isLessThanOrEqualTo(0.03125);
      assertThat(shares.get(Verdict.WORSE)).isLessThanOrEqualTo(0.02);
    }
  }

  private static Hearing ofScores(double[] before, double[] after) {
    return Hearing.of(MetricType.QUALITY_SCORE, SCORES, Double.NaN, before, after);
  }

  private static Hearing ofTimes(double[] before, double[] after) {
    return Hearing.of(MetricType.LATENCY_MS, null, 100, before, after);
  }

  private double[] times(int count, double typical) {
    return Hearing.times(random, count, typical);
  }

  @Example
  void aGainAsLargeAsAskedForIsRarelyCalledNone() {
    Map<Verdict, Double> chances =
        shares(
            1000,
            () -> Hearing.ofSuccess(outcomes(100, 0.6), outcomes(1000, 0.7)).effect(0.1).verify());
    Map<Verdict, Double> scores =
        shares(1000, () -> ofScores(scores(100, 5), scores(1000, 6)).effect(0.1).verify());
    assertThat(chances.get(Verdict.NO_EFFECT)).isLessThanOrEqualTo(0.015);
    assertThat(scores.get(Verdict.NO_EFFECT)).isLessThanOrEqualTo(0.015);
  }

  @Example
  void whatChangesNothingIsSaidToDoSo() {
    Map<Verdict, Double> chances =
        shares(
            200,
            () -> Hearing.ofSuccess(outcomes(400, 0.8), outcomes(2000, 0.8)).effect(0.15).verify());
    Map<Verdict, Double> scores =
        shares(200, () -> ofScores(scores(400, 6), scores(2000, 6)).effect(0.15).verify());
    assertThat(chances.get(Verdict.NO_EFFECT)).isGreaterThan(0.9);
    assertThat(scores.get(Verdict.NO_EFFECT)).isGreaterThan(0.9);
  }

  @Example
  void confirmsFromTwoHundredFreshSamples() {
    assertThat(
            median(() -> Hearing.ofSuccess(outcomes(200, 0.7), outcomes(1000, 0.85)).effect(0.05)))
        .isBetween(80, 180);
  }

  @Example
  void soManyFreshSamplesAreEnoughForALargeRise() {
    double enough = improved(Against.LEAST_FRESH, 0.5, 0.9);
    double half = improved(Against.LEAST_FRESH / 2, 0.5, 0.9);
    double smaller = improved(Against.LEAST_FRESH, 0.5, 0.75);
    assertThat(enough).isGreaterThan(0.8);
    assertThat(half).isLessThan(0.5);
    assertThat(smaller).isLessThan(0.5);
  }

  private double improved(int fresh, double from, double to) {
    return shares(400, () -> Hearing.ofSuccess(outcomes(fresh, from), outcomes(400, to)).verify())
        .get(Verdict.IMPROVED);
  }

  @Example
  void confirmsAgainstWhatIsKnown() {
    // Halfway between the two lies 0.7, which is known.
    Decline decline = new Decline(new Decline.Share(0.9, 1e6), new Decline.Share(0.5, 1e6));
    assertThat(
            median(
                () ->
                    Hearing.ofSuccess(new double[0], outcomes(1000, 0.85))
                        .effect(0.05)
                        .decline(decline)))
        .isBetween(30, 60);
  }

  private static int median(Supplier<Hearing> run) {
    int[] samples = new int[401];
    Arrays.setAll(
        samples,
        i -> {
          VerificationStanding standing = run.get().verify();
          return standing.verdict() == Verdict.IMPROVED ? standing.samples() : Integer.MAX_VALUE;
        });
    Arrays.sort(samples);
    return samples[200];
  }

  @Example
  void halfwayIsRarelyCalledRecovered() {
    Map<Verdict, Double> shares =
        shares(
            1000,
            () -> {
              double[] usual = outcomes(100, 0.9);
              double[] found = outcomes(40, 0.5);
              Decline decline = new Decline(share(usual), share(found));
              double halfway = (0.9 + share(found).good()) / 2;
              return Hearing.ofSuccess(outcomes(10, 0.5), outcomes(500, halfway))
                  .decline(decline)
                  .verify();
            });
    assertThat(shares.get(Verdict.IMPROVED)).isLessThanOrEqualTo(0.03125);
  }

  private static Decline.Share share(double[] outcomes) {
    return new Decline.Share(Arrays.stream(outcomes).average().orElseThrow(), outcomes.length);
  }

  @Example
  void againstADeclineSeriesRecoverOrStayOrFall() {
    Decline decline = new Decline(new Decline.Share(0.9, 200), new Decline.Share(0.6, 40));
    assertThat(after(decline, 0.9).get(Verdict.IMPROVED)).isGreaterThan(0.95);
    assertThat(after(decline, 0.2).get(Verdict.WORSE)).isGreaterThan(0.95);
    Map<Verdict, Double> stays = after(decline, 0.6);
    assertThat(stays.get(Verdict.NO_EFFECT)).isGreaterThan(0.8);
    assertThat(stays.get(Verdict.IMPROVED)).isZero();
  }

  private Map<Verdict, Double> after(Decline decline, double chance) {
    return shares(
        100,
        () ->
            Hearing.ofSuccess(new double[0], outcomes(1500, chance))
                .effect(0.29)
                .decline(decline)
                .verify());
  }

  @Example
  void scoresRecoverToo() {
    Decline decline = new Decline(new Decline.Share(0.7, 200), new Decline.Share(0.4, 40));
    Map<Verdict, Double> back =
        shares(100, () -> ofScores(new double[0], scores(400, 7)).decline(decline).verify());
    Map<Verdict, Double> down =
        shares(100, () -> ofScores(new double[0], scores(400, 4)).decline(decline).verify());
    assertThat(back.get(Verdict.IMPROVED)).isGreaterThan(0.95);
    assertThat(down.get(Verdict.IMPROVED)).isZero();
  }

  @Example
  void tailsMoveNothing() {
    Map<Verdict, Double> faster =
        shares(100, () -> ofTimes(times(200, 400), times(400, 50)).verify());
    Map<Verdict, Double> slower =
        shares(100, () -> ofTimes(times(200, 50), times(400, 400)).verify());
    assertThat(faster.get(Verdict.IMPROVED)).isGreaterThan(0.95);
    assertThat(slower.get(Verdict.WORSE)).isGreaterThan(0.95);
    double[] oneGiant = Hearing.all(300, 90);
    oneGiant[0] = 1e12;
    assertThat(ofTimes(Hearing.all(300, 90), oneGiant).verify().verdict())
        .isEqualTo(Verdict.NO_EFFECT);
  }

  @Property(tries = 30)
  void constantsAreNeverBetterOrWorse(
      @ForAll MetricType metric, @ForAll @IntRange(max = 10) int tenths) {
    if (metric == MetricType.FAILURE_CLASS) {
      return;
    }
    double[] values = Hearing.all(800, tenths / 10.0);
    VerificationStanding standing =
        Hearing.of(metric, new ScoreScale(0, 1, true), (float) (tenths / 10.0), values, values)
            .effect(0.2)
            .verify();
    assertThat(standing.verdict()).isEqualTo(Verdict.NO_EFFECT);
  }

  @Property(tries = 40)
  void whenOneAsksChangesNothing(
      @ForAll @IntRange(min = 3, max = 9) int tenths, @ForAll long seed) {
    SplittableRandom own = new SplittableRandom(seed);
    Hearing hearing =
        Hearing.ofSuccess(Hearing.outcomes(own, 80, 0.6), Hearing.outcomes(own, 600, tenths / 10.0))
            .effect(0.25)
            .minimum(20)
            .guardrail(
                0.05,
                Compared.inTurn(
                    MetricType.COST_USD,
                    null,
                    Hearing.from(-200, Hearing.times(own, 100, 1)),
                    Hearing.from(85, Hearing.times(own, 300, 1 + own.nextDouble(3)))));
    VerificationStanding whole = hearing.verify();
    Claim claim = whole.claim();
    for (long position = 80; position < 700; position += 1 + own.nextInt(30)) {
      VerificationStanding seen = hearing.at(position);
      if (claim != null && position >= claim.position()) {
        assertThat(seen).isEqualTo(whole);
      } else {
        assertThat(seen.isOpen()).isTrue();
      }
    }
  }
}
