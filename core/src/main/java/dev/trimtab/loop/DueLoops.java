package dev.trimtab.loop;

import dev.trimtab.loop.LoopStore.Owned;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Takes loops on that are due. Any number of nodes may do so at the same time. Thread-safe. */
public final class DueLoops {
  private final LoopMover mover;
  private final Templates templates;
  private final Holds holds;

  /** Whether what opened a loop still holds. */
  @FunctionalInterface
  public interface Holds {
    /** Why it does not, in a sentence; empty where it does. */
    Optional<String> whyNot(TenantId tenant, Loop loop, LoopTemplate template, Instant now);
  }

  public DueLoops(LoopMover mover, Templates templates, Holds holds) {
    this.mover = mover;
    this.templates = templates;
    this.holds = holds;
  }

  /** Takes one of them a step on. */
  public void take(Owned due, Instant now) {
    TenantId tenant = due.tenant();
    Loop loop = due.loop();
    switch (loop.state()) {
      case VERIFYING -> mover.compare(tenant, loop.id(), now);
      case TRIGGERED -> mover.move(tenant, loop.id(), held(tenant, loop, now), null, now);
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
          mover.move(tenant, loop.id(), new LoopInput.Tick(), null, now);
    }
  }

  private LoopInput held(TenantId tenant, Loop loop, Instant now) {
    return holds
        .whyNot(tenant, loop, templates.of(tenant, loop), now)
        .<LoopInput>map(LoopInput.Withdrawn::new)
        .orElseGet(LoopInput.Tick::new);
  }
}
