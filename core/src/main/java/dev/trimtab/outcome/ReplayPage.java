package dev.trimtab.outcome;

import java.util.List;

/**
 * Events in the order in which they were stored.
 *
 * @param events by ascending position; a page of large events is short, so that it can be held
 * @param reached every position up to this one was looked at; where it is short of what was asked
 *     for, there is more behind it, even if the page is empty
 */
public record ReplayPage(List<Positioned> events, long reached) {
  public ReplayPage {
    events = List.copyOf(events);
  }

  /** An event and its place in its tenant. */
  public record Positioned(long position, OutcomeEvent event) {}
}
