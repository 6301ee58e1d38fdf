package dev.trimtab.loop;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Why a verification stands as it does, in words. */
final class Reason {
  private final VerificationCase facts;
  private final Against against;

  Reason(VerificationCase facts, Against against) {
    this.facts = facts;
    this.against = against;
  }

  /** Of a claim. */
  String of(Claim claim, int samples) {
    String said =
        claim.guardrail().isPresent()
            ? guardrail(facts.asked().guardrails().get(claim.guardrail().getAsInt()))
            : said(claim.verdict());
    return "%s, with %s; said falsely with a probability of at most %s"
        .formatted(said, counted(samples), percent(claim.error()));
  }

  /** Of none. */
  String of(@Nullable Verdict verdict, int samples) {
    String so = verdict == null ? "open" : "undecided at the deadline";
    return "%s: %s".formatted(so, missing(samples));
  }

  private String said(Verdict verdict) {
    return switch (verdict) {
      case IMPROVED ->
          against == Against.DECLINE
              ? "recovered: nearer to what was usual before the change than to what the alarm found"
              : "better than " + baseline();
      case WORSE -> "worse than " + baseline();
      case NO_EFFECT ->
          "neither better nor worse than %s by as much as %s"
              .formatted(baseline(), percent(facts.asked().effect()));
      case UNDECIDED -> throw new IllegalArgumentException("no claim is undecided");
    };
  }

  private static String guardrail(Verification.Guardrail guardrail) {
    String name = guardrail.metricType().wireName();
    return guardrail.tolerated() == 0
        ? "the guardrail %s is worse than before".formatted(name)
        : "the guardrail %s is worse than before by more than %s"
            .formatted(name, percent(guardrail.tolerated()));
  }

  private String baseline() {
    return switch (against) {
      case FRESH -> "the %s between alarm and action".formatted(counted(before()));
      case DECLINE -> "what the alarm found";
      case VARIANT -> "the other variant at the same time";
    };
  }

  private String missing(int samples) {
    if (samples < facts.asked().minimumSamples()) {
      return "%s of at least %d".formatted(counted(samples), facts.asked().minimumSamples());
    }
    String claims =
        "%s%s show neither a change nor that there is none"
            .formatted(counted(samples), facts.isFull() ? ", the most that are taken in," : "");
    return against == Against.FRESH && before() < Against.LEAST_FRESH
        ? claims + "; only %s came between alarm and action".formatted(counted(before()))
        : claims;
  }

  private int before() {
    return facts.series().before().size();
  }

  private static String counted(int samples) {
    return samples == 1 ? "1 sample" : samples + " samples";
  }

  private static String percent(double share) {
    BigDecimal rounded = new BigDecimal(100 * share).round(new MathContext(2));
    return rounded.stripTrailingZeros().toPlainString() + " %";
  }
}
