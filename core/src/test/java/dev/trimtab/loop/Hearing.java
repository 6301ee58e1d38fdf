package dev.trimtab.loop;

import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A verification of a test, put together bit by bit; every position is taken by one sample. */
final class Hearing {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  private MetricType metric = MetricType.SUCCESS_RATE;
  private @Nullable ScoreScale scale;
  private double typical = Double.NaN;
  private double effect = 0.1;
  private double confidence = 0.95;
  private int minimum = 1;
  private Run before = Run.EMPTY;
  private Run after = Run.EMPTY;
  private boolean concurrent;
  private @Nullable Decline decline;
  private boolean isOver;
  private final List<Verification.Guardrail> guardrails = new ArrayList<>();
  private final List<Compared> ofGuardrails = new ArrayList<>();

  static Hearing ofSuccess(double[] before, double[] after) {
    return of(from(1, before), from(1 + before.length, after));
  }

  /** Successes, with the positions that are given. */
  static Hearing of(Run before, Run after) {
    Hearing hearing = new Hearing();
    hearing.before = before;
    hearing.after = after;
    return hearing;
  }

  static Hearing of(
      MetricType metric,
      @Nullable ScoreScale scale,
      double typical,
      double[] before,
      double[] after) {
    Hearing hearing = ofSuccess(before, after);
    hearing.metric = metric;
    hearing.scale = scale;
    hearing.typical = typical;
    return hearing;
  }

  /** Two variants at the same time, with the positions that chance gave each. */
  static Hearing ofVariants(Run before, Run after) {
    Hearing hearing = of(before, after);
    hearing.concurrent = true;
    return hearing;
  }

  Hearing effect(double share) {
    effect = share;
    return this;
  }

  Hearing confidence(double share) {
    confidence = share;
    return this;
  }

  Hearing minimum(int samples) {
    minimum = samples;
    return this;
  }

  Hearing decline(@Nullable Decline fell) {
    decline = fell;
    return this;
  }

  Hearing over() {
    isOver = true;
    return this;
  }

  Hearing guardrail(double tolerated, Compared compared) {
    guardrails.add(new Verification.Guardrail(null, compared.metricType(), tolerated));
    ofGuardrails.add(compared);
    return this;
  }

  /** What one sees who asks when a position has been taken, and no later one. */
  VerificationStanding at(long position) {
    return Verifier.verify(facts(position));
  }

  /** How it comes to the list, at that place. */
  Listing.Ends listing(long number) {
    VerificationCase facts = facts(Long.MAX_VALUE);
    return Verifier.listing(facts, Verifier.verify(facts), number);
  }

  private VerificationCase facts(long position) {
    List<Compared> seen = ofGuardrails.stream().map(each -> until(each, position)).toList();
    Compared whole = new Compared(metric, scale, typical, before, after, concurrent);
    return new VerificationCase(
        asked(),
        until(whole, position),
        decline,
        seen,
        NOW,
        isOver ? NOW : NOW.plusSeconds(1),
        false);
  }

  VerificationStanding verify() {
    return at(Long.MAX_VALUE);
  }

  private Verification asked() {
    return new Verification(
        null,
        null,
        guardrails,
        effect,
        confidence,
        Duration.ZERO,
        Duration.ofDays(1),
        minimum,
        null);
  }

  private static Compared until(Compared whole, long position) {
    return new Compared(
        whole.metricType(),
        whole.scale(),
        whole.typical(),
        first(whole.before(), whole.before().through(position)),
        first(whole.after(), whole.after().through(position)),
        whole.concurrent());
  }

  private static Run first(Run run, int count) {
    return new Run(Arrays.copyOf(run.positions(), count), Arrays.copyOf(run.values(), count));
  }

  /** Values at one position after the other. */
  static Run from(long position, double... values) {
    long[] positions = new long[values.length];
    Arrays.setAll(positions, i -> position + i);
    return new Run(positions, values);
  }

  static double[] outcomes(SplittableRandom random, int count, double chance) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextDouble() < chance ? 1 : 0);
    return values;
  }

  /** Tails so heavy that their mean says nothing. */
  static double[] times(SplittableRandom random, int count, double typical) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> typical * Math.exp(2.5 * random.nextGaussian()));
    return values;
  }

  static double[] all(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }
}
