package dev.trimtab.opening;

import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.Direction;
import dev.trimtab.loop.DueLoops;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Whether what opened a loop still holds when it has held long enough. Thread-safe. */
public final class TriggerHolds implements DueLoops.Holds {
  private static final String OVER = "what triggered does not hold any more";

  private final ChangeStore changes;
  private final StateWatch states;

  public TriggerHolds(ChangeStore changes, StateWatch states) {
    this.changes = changes;
    this.states = states;
  }

  @Override
  public Optional<String> whyNot(TenantId tenant, Loop loop, LoopTemplate template, Instant now) {
    boolean holds =
        switch (loop.cause().kind()) {
          case BY_HAND -> true;
          case CHANGE_POINT -> isOpen(tenant, loop);
          case DIRECTION, THRESHOLD, NO_DATA -> states.holds(tenant, loop, template, now);
        };
    return holds ? Optional.empty() : Optional.of(OVER);
  }

  /** What improved is settled at once, and stays a reason. */
  private boolean isOpen(TenantId tenant, Loop loop) {
    return changes
        .find(tenant, new ChangeId(loop.cause().position(), 0))
        .filter(TriggerHolds::isReason)
        .isPresent();
  }

  private static boolean isReason(ChangePoint point) {
    return point.isOpen() || point.alarm().direction() == Direction.IMPROVEMENT;
  }
}
