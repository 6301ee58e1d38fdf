package dev.trimtab.change;

import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;

/** Reads the newest events of a series or a pool in a stretch of time, up to a bound. */
public final class ChangeHistory {
  /** Of a pool a page may hold little: the store ends it after so many rows that it looked at. */
  private static final int MORE_PAGES = 10;

  private ChangeHistory() {}

  /**
   * What was read.
   *
   * @param events oldest first
   * @param isWhole false where there may be older ones within the stretch
   */
  public record Read(List<OutcomeEvent> events, boolean isWhole) {}

  /**
   * Reads.
   *
   * @param most how many at the most, at least 1
   */
  public static Read newest(
      OutcomeStore store, TenantId tenant, Watched watched, TimeRange range, int most) {
    List<OutcomeEvent> newest = new ArrayList<>();
    EventQuery.Cursor next = null;
    int pages = 0;
    int mostPages = most / EventQuery.MAX_LIMIT + MORE_PAGES;
    do {
      EventPage page =
          store.events(
              tenant,
              new EventQuery(
                  watched.domain(),
                  watched.eventType(),
                  watched.metricType(),
                  range,
                  watched.where(),
                  Math.min(EventQuery.MAX_LIMIT, most - newest.size()),
                  next));
      newest.addAll(page.events());
      next = page.next();
      pages++;
    } while (next != null && newest.size() < most && pages < mostPages);
    return new Read(newest.reversed(), next == null);
  }
}
