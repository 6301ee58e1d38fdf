package dev.trimtab.loop;

import dev.trimtab.loop.LoopStore.Settled;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves loops as they are stored, however many others move them at the same time. Thread-safe. */
public final class LoopMover {
  /** Each time it is lost, somebody else has moved the loop, or taken the last research request. */
  private static final int MOST_ATTEMPTS = 20;

  private final LoopStore loops;
  private final Templates templates;
  private final LoopReporter reporter;

  public LoopMover(LoopStore loops, Templates templates, LoopReporter reporter) {
    this.loops = loops;
    this.templates = templates;
    this.reporter = reporter;
  }

  /**
   * Has a loop go on by an input.
   *
   * @param entry null where nobody is to be held to account
   * @return the loop as it is then; empty where there is none of that id
   * @throws LoopRefusal where somebody asks for what does not fit
   */
  public Optional<Loop> move(
      TenantId tenant, String id, LoopInput input, @Nullable AuditEntry entry, Instant now) {
    return move(tenant, id, input, null, entry, now);
  }

  /** Tells a loop what became of a delivery of it, and keeps that together with where it goes. */
  public void settle(
      TenantId tenant, LoopInput.Sent sent, Delivery.Progress progress, Instant now) {
    Settled settled = new Settled(sent.delivery().id(), progress);
    if (move(tenant, sent.delivery().loop(), sent, settled, null, now).isEmpty()) {
      loops.settle(tenant, settled);
    }
  }

  private Optional<Loop> move(
      TenantId tenant,
      String id,
      LoopInput input,
      @Nullable Settled settled,
      @Nullable AuditEntry entry,
      Instant now) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Loop> found = loops.find(tenant, id);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Loop loop = found.get();
      LoopTemplate template = templates.of(tenant, loop);
      Optional<Move> next = LoopEngine.next(loop, template, input, now);
      if (next.isEmpty()) {
        if (settled != null) {
          loops.settle(tenant, settled);
        }
        return found;
      }
      Move move = reporter.fitting(tenant, next.get());
      Consequences consequences =
          new Consequences(
              reporter.intakes(tenant, move, template, now),
              reporter.mostIntakes(),
              reporter.lesson(tenant, move, template, now).orElse(null),
              settled,
              entry);
      if (loops.move(tenant, move, consequences)) {
        return loops.find(tenant, id);
      }
    }
    throw new StorageException(
        StorageException.Kind.CONFLICT, "loop " + id + " is moved by many at the same time", null);
  }
}
