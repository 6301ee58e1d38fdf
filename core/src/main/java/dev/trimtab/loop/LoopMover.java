package dev.trimtab.loop;

import dev.trimtab.loop.LoopStore.Settled;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Moves loops as they are stored, however many others move them at the same time. Thread-safe. */
public final class LoopMover {
  /** Each time it is lost, somebody else has moved the loop, or taken the last research request. */
  private static final int MOST_ATTEMPTS = 20;

  private final LoopStore loops;
  private final Templates templates;
  private final LoopReporter reporter;
  private final TapeRecorder recorder;

  public LoopMover(
      LoopStore loops, Templates templates, LoopReporter reporter, TapeRecorder recorder) {
    this.loops = loops;
    this.templates = templates;
    this.reporter = reporter;
    this.recorder = recorder;
  }

  /**
   * What a loop goes on by, what of it belongs on its tape, and what it does to the list of
   * verifications.
   */
  private record Heard(LoopInput input, List<TapeLine> taped, @Nullable Listing listing) {
    static Heard of(LoopInput input) {
      return new Heard(input, List.of(), null);
    }
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
    Heard heard = Heard.of(input);
    return move(tenant, id, (loop, template) -> heard, null, entry, now);
  }

  /**
   * Has a loop that verifies compare what came since the last time. What was heard is kept together
   * with where the loop goes by it.
   *
   * @return the loop as it is then; empty where there is none of that id
   */
  public Optional<Loop> compare(TenantId tenant, String id, Instant now) {
    return move(tenant, id, (loop, template) -> hear(tenant, loop, template, now), null, null, now);
  }

  private Heard hear(TenantId tenant, Loop loop, LoopTemplate template, Instant now) {
    if (loop.state() != LoopState.VERIFYING) {
      return Heard.of(new LoopInput.Tick());
    }
    List<TapeLine> taped = new ArrayList<>();
    Optional<Tape> kept = loops.tape(tenant, loop.id());
    Tape tape = kept.orElseGet(() -> new Tape(basis(tenant, loop, List.of(), template), List.of()));
    if (kept.isEmpty()) {
      taped.add(tape.basis());
    }
    Optional<Take> take = recorder.take(tenant, loop.series(), tape);
    take.ifPresent(taped::add);
    Tape whole = take.map(tape::with).orElse(tape);
    VerificationCase facts = whole.facts(now);
    VerificationStanding standing = Verifier.verify(facts);
    return new Heard(
        new LoopInput.Compared(Comparison.of(standing)), taped, listing(loop, facts, standing));
  }

  private static @Nullable Listing listing(
      Loop loop, VerificationCase facts, VerificationStanding standing) {
    Listed listed = loop.listed();
    return standing.isOpen() || listed == null
        ? null
        : Verifier.listing(facts, standing, listed.number());
  }

  /**
   * What the loop is held against from now on.
   *
   * @param newest lines of its record that are not stored yet
   */
  private TapeBasis basis(
      TenantId tenant, Loop loop, List<LoopEntry> newest, LoopTemplate template) {
    List<LoopEntry> record = new ArrayList<>(loops.record(tenant, loop.id()));
    record.addAll(newest);
    return recorder.basis(tenant, loop, record, template);
  }

  /** Tells a loop what became of a delivery of it, and keeps that together with where it goes. */
  public void settle(
      TenantId tenant, LoopInput.Sent sent, Delivery.Progress progress, Instant now) {
    Settled settled = new Settled(sent.delivery().id(), progress);
    Heard heard = Heard.of(sent);
    if (move(tenant, sent.delivery().loop(), (loop, template) -> heard, settled, null, now)
        .isEmpty()) {
      loops.settle(tenant, settled);
    }
  }

  private Optional<Loop> move(
      TenantId tenant,
      String id,
      BiFunction<Loop, LoopTemplate, Heard> hearing,
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
      Heard heard = hearing.apply(loop, template);
      Optional<Move> next = LoopEngine.next(loop, template, heard.input(), now);
      if (next.isEmpty()) {
        if (settled != null) {
          loops.settle(tenant, settled);
        }
        return found;
      }
      Move move = reporter.fitting(tenant, next.get());
      boolean begins = begins(loop, move);
      Consequences consequences =
          new Consequences(
              reporter.intakes(tenant, move, template, now),
              reporter.mostIntakes(),
              reporter.lesson(tenant, move, template, now).orElse(null),
              settled,
              entry,
              begins
                  ? List.of(basis(tenant, move.loop(), move.entries(), template))
                  : heard.taped(),
              begins ? new Listing.Begins() : heard.listing());
      if (loops.move(tenant, move, consequences)) {
        return loops.find(tenant, id);
      }
    }
    throw new StorageException(
        StorageException.Kind.CONFLICT, "loop " + id + " is moved by many at the same time", null);
  }

  private static boolean begins(Loop loop, Move move) {
    return loop.state() != LoopState.VERIFYING && move.loop().state() == LoopState.VERIFYING;
  }
}
