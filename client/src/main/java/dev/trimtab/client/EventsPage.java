package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events.
 *
 * @param events newest first; may be short, even empty, and still have a next page
 * @param next the cursor of the next page; null at the end
 */
public record EventsPage(List<EventOut> events, @Nullable String next) {
  public EventsPage {
    events = List.copyOf(events);
  }
}
