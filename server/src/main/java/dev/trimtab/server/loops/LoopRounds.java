package dev.trimtab.server.loops;

import dev.trimtab.loop.DueLoops;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopMover;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopStore.Owned;
import dev.trimtab.loop.LoopStore.Unmatched;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.opening.LoopOpener.Sized;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What is done for loops from time to time. Every node may do it: what one has done another finds
 * done. What fails of one tenant keeps nobody else's waiting.
 */
final class LoopRounds {
  private static final Logger LOG = Logger.getLogger(LoopRounds.class);
  private static final int AT_ONCE = 100;

  /** A tenant with many series keeps nobody waiting for longer; it goes on at the next look. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  /** What fails is tried again so much later, behind what does not. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final LoopStore loops;
  private final TemplateStore templates;
  private final Opening opening;
  private final LoopMover mover;
  private final DueLoops due;

  LoopRounds(
      LoopStore loops, TemplateStore templates, Opening opening, LoopMover mover, DueLoops due) {
    this.loops = loops;
    this.templates = templates;
    this.opening = opening;
    this.mover = mover;
    this.due = due;
  }

  /** Matches change points until none waits but those that failed. */
  void match(Instant now) {
    Set<TenantId> failed = new HashSet<>();
    int matched;
    do {
      matched = 0;
      for (Unmatched each : loops.unmatched(AT_ONCE)) {
        if (!failed.contains(each.tenant())) {
          boolean isDone = attempt(each.tenant(), "matching", () -> match(each, now));
          matched += isDone ? 1 : 0;
          if (!isDone) {
            failed.add(each.tenant());
          }
        }
      }
    } while (matched > 0);
  }

  private void match(Unmatched each, Instant now) {
    var scale = opening.rules().apply(each.tenant(), each.point().watched()).scale();
    Sized sized = new Sized(each.point(), opening.outcomes(), scale);
    int opened = opening.opener().match(each.tenant(), sized, now);
    opening.told().opened(each.point(), opened, now);
  }

  /** Takes loops on that are due, each once: one that stays due is looked at in the next round. */
  void step(Instant now) {
    Set<String> taken = new HashSet<>();
    List<Owned> page;
    boolean isNew;
    do {
      isNew = false;
      page = loops.due(now, AT_ONCE);
      for (Owned each : page) {
        if (taken.add(each.loop().id())) {
          isNew = true;
          if (!attempt(each.tenant(), "taking on", () -> due.take(each, now))) {
            loops.postpone(each.tenant(), each.loop().id(), now.plus(AGAIN));
          }
        }
      }
    } while (isNew && page.size() == AT_ONCE);
  }

  /** Looks for states that open loops, and for those that do not hold any more. */
  void look(Instant now) {
    for (TenantId tenant : templates.tenants()) {
      attempt(tenant, "looking for", () -> look(tenant, now));
    }
  }

  private void look(TenantId tenant, Instant now) {
    for (Loop gone : opening.states().gone(tenant, now)) {
      LoopInput input = new LoopInput.Withdrawn("what triggered did not hold long enough");
      mover.move(tenant, gone.id(), input, null, now);
    }
    long end = System.nanoTime() + LONGEST_LOOK.toNanos();
    opening.states().look(tenant, now, () -> System.nanoTime() - end < 0);
  }

  /**
   * A store that does not answer ends the round; what it refuses of one tenant does not, and a
   * tenant that is being deleted has no loops any more.
   */
  private static boolean attempt(TenantId tenant, String what, Runnable work) {
    try {
      work.run();
      return true;
    } catch (StorageException failure) {
      if (failure.kind() == StorageException.Kind.UNAVAILABLE) {
        throw failure;
      }
      if (failure.kind() != StorageException.Kind.GONE) {
        LOG.warnf("%s loops of tenant %s failed: %s", what, tenant.value(), failure.getMessage());
      }
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "%s loops of tenant %s failed", what, tenant.value());
    }
    return false;
  }
}
