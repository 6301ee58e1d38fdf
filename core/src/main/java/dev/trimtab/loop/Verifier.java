package dev.trimtab.loop;

import dev.trimtab.stat.ClaimBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What fresh outcomes show of an action, valid however often one asks: every claim is looked for
 * after the same samples, whenever they are there, and the one that could be made first decides.
 * See docs/MATH.md, "Verdicts".
 */
public final class Verifier {
  private final VerificationCase facts;
  private final ClaimErrors errors;
  private final Against against;

  private Verifier(VerificationCase facts) {
    this.facts = facts;
    this.errors = ClaimErrors.of(facts.asked());
    this.against = Against.of(facts);
  }

  /** How it stands. Takes time in proportion to the number of samples. */
  public static VerificationStanding verify(VerificationCase facts) {
    return new Verifier(facts).standing();
  }

  /**
   * How a verification that has its verdict comes to its tenant's list.
   *
   * @param standing that of the facts
   * @param number its place in the list
   */
  static Listing.Ends listing(VerificationCase facts, VerificationStanding standing, long number) {
    // Against a decline, the bound may fail by so much and no more: see "A list of claims".
    double share = ClaimBudget.OF_LOOPS.share(number);
    SeriesRun run = new SeriesRun(facts, standing.against(), new ClaimErrors(share, share, share));
    return new Listing.Ends(
        standing.verdict() == Verdict.IMPROVED, run.logEvidence(standing.samples()));
  }

  private VerificationStanding standing() {
    Claim harm = harm();
    long through = harm == null ? Long.MAX_VALUE : harm.position();
    SeriesRun.Seen seen = new SeriesRun(facts, against, errors).run(through);
    Claim claim = seen.claim() == null ? harm : seen.claim();
    long last = claim == null ? Long.MAX_VALUE : claim.position();
    Verdict verdict = claim == null ? atDeadline() : claim.verdict();
    Compared series = facts.series();
    return new VerificationStanding(
        verdict,
        claim,
        reason(verdict, claim, seen.samples()),
        against,
        isCausal(claim),
        seen.samples(),
        series.level(series.before(), series.beforeThrough(last)),
        series.level(series.after(), seen.samples()),
        seen.bar(),
        seen.looks(),
        errors,
        guardrails(claim, last));
  }

  /** A guardrail without variants is held against the time before, whatever the series is. */
  private boolean isCausal(@Nullable Claim claim) {
    return (claim == null || claim.guardrail().isEmpty())
        ? against == Against.VARIANT
        : facts.guardrails().get(claim.guardrail().getAsInt()).concurrent();
  }

  private String reason(@Nullable Verdict verdict, @Nullable Claim claim, int samples) {
    Reason reason = new Reason(facts, against);
    return claim == null ? reason.of(verdict, samples) : reason.of(claim, samples);
  }

  private @Nullable Verdict atDeadline() {
    return facts.now().isBefore(facts.deadline()) ? null : Verdict.UNDECIDED;
  }

  /** The first claim that a guardrail is worse; none before the series has samples enough. */
  private @Nullable Claim harm() {
    int minimum = facts.asked().minimumSamples();
    if (facts.series().after().size() < minimum) {
      return null;
    }
    long from = facts.series().after().positions()[minimum - 1];
    Claim first = null;
    for (int i = 0; i < facts.guardrails().size(); i++) {
      OptionalLong position = run(i).worseFrom(from);
      if (position.isPresent() && (first == null || position.getAsLong() < first.position())) {
        first = new Claim(Verdict.WORSE, OptionalInt.of(i), position.getAsLong(), errors.worse());
      }
    }
    return first;
  }

  private GuardrailRun run(int guardrail) {
    return new GuardrailRun(
        facts.guardrails().get(guardrail),
        facts.asked().guardrails().get(guardrail).tolerated(),
        errors.worse());
  }

  private List<GuardrailStanding> guardrails(@Nullable Claim claim, long through) {
    List<GuardrailStanding> all = new ArrayList<>();
    for (int i = 0; i < facts.guardrails().size(); i++) {
      boolean isWorse = claim != null && claim.guardrail().equals(OptionalInt.of(i));
      all.add(run(i).standing(through, isWorse));
    }
    return all;
  }
}
