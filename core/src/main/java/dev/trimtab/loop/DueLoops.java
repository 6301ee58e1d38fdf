package dev.trimtab.loop;

import dev.trimtab.loop.LoopStore.Owned;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Takes loops on that are due. Any number of nodes may do so at the same time. Thread-safe. */
public final class DueLoops {
  private final LoopMover mover;
  private final Templates templates;
  private final VerificationReader verifications;
  private final Holds holds;

  /** Whether what opened a loop still holds. */
  @FunctionalInterface
  public interface Holds {
    /** Why it does not, in a sentence; empty where it does. */
    Optional<String> whyNot(TenantId tenant, Loop loop, LoopTemplate template, Instant now);
  }

  public DueLoops(
      LoopMover mover, Templates templates, VerificationReader verifications, Holds holds) {
    this.mover = mover;
    this.templates = templates;
    this.verifications = verifications;
    this.holds = holds;
  }

  /** Takes one of them a step on. */
  public void take(Owned due, Instant now) {
    mover.move(due.tenant(), due.loop().id(), input(due.tenant(), due.loop(), now), null, now);
  }

  private LoopInput input(TenantId tenant, Loop loop, Instant now) {
    LoopTemplate template = templates.of(tenant, loop);
    return switch (loop.state()) {
      case TRIGGERED ->
          holds
              .whyNot(tenant, loop, template, now)
              .<LoopInput>map(LoopInput.Withdrawn::new)
              .orElseGet(LoopInput.Tick::new);
      case VERIFYING ->
          verifications
              .read(tenant, loop, template, now)
              .<LoopInput>map(standing -> new LoopInput.Compared(Comparison.of(standing)))
              .orElseGet(LoopInput.Tick::new);
      case INVESTIGATING,
          AWAITING_APPROVAL,
          ACTING,
          SETTLING,
          IMPROVED,
          NO_EFFECT,
          WORSE,
          UNDECIDED,
          CANCELLED,
          ESCALATED ->
          new LoopInput.Tick();
    };
  }
}
