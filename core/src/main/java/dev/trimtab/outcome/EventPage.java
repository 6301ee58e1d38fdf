package dev.trimtab.outcome;

import dev.trimtab.outcome.EventQuery.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events.
 *
 * @param events newest first
 * @param next where the next page begins, null at the end; a page may be short, even empty, and
 *     still have a next one, as a page stops after a bounded number of rows looked at
 */
public record EventPage(List<OutcomeEvent> events, @Nullable Cursor next) {
  public EventPage {
    events = List.copyOf(events);
  }
}
