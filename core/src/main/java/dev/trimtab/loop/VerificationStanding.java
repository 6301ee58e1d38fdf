package dev.trimtab.loop;

import dev.trimtab.change.LevelEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a verification stands. Once there is a claim, nothing that comes later changes anything in
 * it.
 *
 * @param verdict null while it is open
 * @param claim what the verdict rests on; null where it is open or undecided
 * @param reason the same in words
 * @param against what fresh samples are held against
 * @param causal whether it shows that things are so because of the action: only where variants ran
 *     at the same time; else it shows how things are after it
 * @param samples how many fresh samples it rests on
 * @param before the level held against, in the unit of the metric; null where there is no sample.
 *     Against a decline, that of the few samples before the action
 * @param after the level of the fresh samples; null where there is none
 * @param bar the difference above which the series is better: 0 or, against a decline, half of the
 *     way back
 * @param looks the difference as it was seen with more and more samples
 * @param errors of each kind of claim
 * @param guardrails in the order asked for
 */
public record VerificationStanding(
    @Nullable Verdict verdict,
    @Nullable Claim claim,
    String reason,
    Against against,
    boolean causal,
    int samples,
    @Nullable LevelEstimate before,
    @Nullable LevelEstimate after,
    double bar,
    List<Look> looks,
    ClaimErrors errors,
    List<GuardrailStanding> guardrails) {
  public VerificationStanding {
    looks = List.copyOf(looks);
    guardrails = List.copyOf(guardrails);
  }

  public boolean isOpen() {
    return verdict == null;
  }
}
