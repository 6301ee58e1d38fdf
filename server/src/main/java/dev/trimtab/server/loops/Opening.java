package dev.trimtab.server.loops;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.opening.LoopOpener;
import dev.trimtab.opening.StateWatch;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * What loops are opened with.
 *
 * @param told of change points that were matched
 */
record Opening(
    LoopOpener opener,
    StateWatch states,
    OutcomeStore outcomes,
    ChangeStore changes,
    BiFunction<TenantId, Watched, DetectorSettings> rules,
    Told told) {
  /** Hears how many loops a change point opened. */
  interface Told {
    void opened(ChangePoint point, int loops, Instant at);
  }
}
