package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, without those in which the server records its own work where no domain is
 * named.
 */
public final class NewestEvents {
  /** Where the newest of so many pages are all the server's own, there are fewer events. */
  private static final int MOST_PAGES = 10;

  private NewestEvents() {}

  /**
   * The newest first.
   *
   * @param domain null for all
   * @param environment null for all; does not count where a domain is named
   * @param metricType null for all
   * @param limit how many at the most, 1 to 1,000
   */
  public static List<OutcomeEvent> of(
      OutcomeStore store,
      TenantId tenant,
      @Nullable String domain,
      @Nullable String environment,
      @Nullable MetricType metricType,
      int limit) {
    List<OutcomeEvent> found = new ArrayList<>();
    EventQuery.Cursor after = null;
    for (int page = 0; page < MOST_PAGES && found.size() < limit; page++) {
      // Most often the first page will do; many verdicts in a row are passed over in large steps.
      int size = page == 0 ? limit : EventQuery.MAX_LIMIT;
      EventQuery query =
          new EventQuery(
              domain, environment, null, metricType, TimeRange.ALL, Map.of(), size, after);
      EventPage events = store.events(tenant, query);
      for (OutcomeEvent event : events.events()) {
        boolean isWanted = domain != null || !SystemDomain.includes(event.series().domain());
        if (isWanted && found.size() < limit) {
          found.add(event);
        }
      }
      after = events.next();
      if (after == null) {
        break;
      }
    }
    return List.copyOf(found);
  }
}
