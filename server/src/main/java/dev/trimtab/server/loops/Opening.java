package dev.trimtab.server.loops;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.opening.LoopOpener;
import dev.trimtab.opening.StateWatch;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.domains.WatchRules;

/** What loops are opened with. */
record Opening(
    LoopOpener opener,
    StateWatch states,
    OutcomeStore outcomes,
    ChangeStore changes,
    WatchRules rules) {}
