package dev.trimtab.server.loops;

import dev.trimtab.client.LoopOut;
import dev.trimtab.client.VerificationOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopMover;
import dev.trimtab.loop.LoopRefusal;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Templates;
import dev.trimtab.opening.LoopOpener;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What callers ask of loops, with refusals as they are told over HTTP. */
@Singleton
final class LoopDesk {
  private final LoopStore loops;
  private final Templates templates;
  private final LoopOpener opener;
  private final LoopMover mover;
  private final InstantSource clock;

  LoopDesk(
      LoopStore loops,
      Templates templates,
      LoopOpener opener,
      LoopMover mover,
      InstantSource clock) {
    this.loops = loops;
    this.templates = templates;
    this.opener = opener;
    this.mover = mover;
    this.clock = clock;
  }

  LoopOut out(TenantId tenant, Loop loop) {
    return LoopWire.out(tenant, loop, templates.find(tenant, loop).orElse(null), null);
  }

  LoopOut detailed(TenantId tenant, String id) {
    return detailed(tenant, find(tenant, id));
  }

  private LoopOut detailed(TenantId tenant, Loop loop) {
    LoopTemplate template = templates.find(tenant, loop).orElse(null);
    LoopOut.Detail detail =
        new LoopOut.Detail(
            loops.record(tenant, loop.id()).stream().map(LoopWire::entry).toList(),
            loops.deliveries(tenant, loop.id()).stream().map(LoopWire::delivery).toList(),
            verification(tenant, loop));
    return LoopWire.out(tenant, loop, template, detail);
  }

  /** By what the loop has kept. Of a tape that another version wrote, nothing is said. */
  private @Nullable VerificationOut verification(TenantId tenant, Loop loop) {
    try {
      return loops
          .tape(tenant, loop.id())
          .map(tape -> LoopWire.verification(loop, tape))
          .orElse(null);
    } catch (StorageException failure) {
      if (failure.kind() == StorageException.Kind.REJECTED) {
        return null;
      }
      throw failure;
    }
  }

  Loop open(TenantId tenant, String name, SeriesKey series, String why, AuditEntry entry) {
    Templates.Current current =
        templates.enabled(tenant).stream()
            .filter(each -> each.template().name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "/template", "must be the name of an enabled template"));
    if (!current.template().match().names(series)) {
      throw new InvalidInputException(
          "/template", "is not for this series: see the match of " + name);
    }
    return opener
        .open(tenant, current, series, why, entry, clock.instant())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.CONFLICT,
                    "the template has a loop open on this series, or nothing was ever recorded in"
                        + " it"));
  }

  /** Has a loop go on by what somebody says. */
  LoopOut move(TenantId tenant, String id, LoopInput input, AuditEntry entry) {
    try {
      return mover
          .move(tenant, id, input, entry, clock.instant())
          .map(moved -> detailed(tenant, moved))
          .orElseThrow(LoopDesk::unknown);
    } catch (LoopRefusal refusal) {
      String why = String.valueOf(refusal.getMessage());
      if (refusal.isForbidden()) {
        throw new ForbiddenException(why);
      }
      throw new ProblemException(ProblemKind.CONFLICT, why);
    }
  }

  void verify(TenantId tenant, String id) {
    Loop loop = find(tenant, id);
    if (loop.state() != LoopState.VERIFYING) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "the loop does not verify: it is " + loop.state().wireName());
    }
    mover.compare(tenant, id, clock.instant());
  }

  private Loop find(TenantId tenant, String id) {
    return loops.find(tenant, id).orElseThrow(LoopDesk::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(ProblemKind.NOT_FOUND, "no loop has this id");
  }
}
