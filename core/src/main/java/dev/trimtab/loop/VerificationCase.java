package dev.trimtab.loop;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a verdict is reached from.
 *
 * @param asked how it is reached
 * @param series fresh samples against those after the alarm and before the action, or a changed
 *     variant against another. Fresh are those that occurred after the action and its settling time
 *     and were recorded before the deadline
 * @param decline how far the series fell; null where no decline was found, or not by a change point
 * @param guardrails in the order of {@code asked}, each with samples of its own
 * @param now what time it is
 * @param deadline when it is undecided
 * @param isFull whether no more samples of the series are taken in: there are {@value Run#MAX_SIZE}
 */
public record VerificationCase(
    Verification asked,
    Compared series,
    @Nullable Decline decline,
    List<Compared> guardrails,
    Instant now,
    Instant deadline,
    boolean isFull) {
  public VerificationCase {
    guardrails = List.copyOf(guardrails);
    if (guardrails.size() != asked.guardrails().size()) {
      throw new IllegalArgumentException(
          guardrails.size() + " of " + asked.guardrails().size() + " guardrails");
    }
  }
}
