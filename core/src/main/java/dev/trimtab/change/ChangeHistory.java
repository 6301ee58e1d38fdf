package dev.trimtab.change;

import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the newest events of one series in a stretch of time, up to a bound. */
public final class ChangeHistory {
  private ChangeHistory() {}

  /**
   * What was read.
   *
   * @param events oldest first
   * @param isWhole false where there are older ones within the stretch
   */
  public record Read(List<OutcomeEvent> events, boolean isWhole) {}

  /**
   * Reads.
   *
   * @param most how many at the most, at least 1
   */
  public static Read newest(
      OutcomeStore store, TenantId tenant, SeriesKey series, TimeRange range, int most) {
    List<OutcomeEvent> newest = new ArrayList<>();
    EventQuery.Cursor next = null;
    do {
      EventPage page =
          store.events(
              tenant,
              new EventQuery(
                  series.domain(),
                  series.eventType(),
                  series.metricType(),
                  range,
                  Map.of(),
                  Math.min(EventQuery.MAX_LIMIT, most - newest.size()),
                  next));
      newest.addAll(page.events());
      next = page.next();
    } while (next != null && newest.size() < most);
    return new Read(newest.reversed(), next == null);
  }
}
