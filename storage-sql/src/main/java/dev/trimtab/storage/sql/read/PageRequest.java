package dev.trimtab.storage.sql.read;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.storage.sql.engine.ReadSession;

/** Which page is asked for, of whom, and on which connection. */
record PageRequest(ReadSession session, long tenant, EventQuery query) {
  /** The time before which no event is asked for. */
  long from() {
    return MicroRange.of(query.range()).from();
  }
}
