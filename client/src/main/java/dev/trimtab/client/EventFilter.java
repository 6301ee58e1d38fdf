package dev.trimtab.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list holds. Null means all, or the server's default.
 *
 * @param domain the workload
 * @param eventType what was measured there
 * @param metricType one of the five metric types
 * @param since from when on, by {@code occurred_at}
 * @param until before when, by {@code occurred_at}
 * @param metadata top-level metadata keys and the text each must have
 * @param limit events a page, 1 to 1,000
 * @param cursor where the page begins, as {@link EventsPage#next()} said
 */
public record EventFilter(
    @Nullable String domain,
    @Nullable String eventType,
    @Nullable String metricType,
    @Nullable Instant since,
    @Nullable Instant until,
    Map<String, String> metadata,
    @Nullable Integer limit,
    @Nullable String cursor) {
  /** Every event. */
  public static final EventFilter ALL =
      new EventFilter(null, null, null, null, null, Map.of(), null, null);

  /** The same list from another place on; null for its beginning. */
  public EventFilter from(@Nullable String nextCursor) {
    return new EventFilter(
        domain, eventType, metricType, since, until, metadata, limit, nextCursor);
  }

  /** The same list, so many events a page. */
  public EventFilter limited(int newLimit) {
    return new EventFilter(domain, eventType, metricType, since, until, metadata, newLimit, cursor);
  }

  Query query() {
    Query query =
        new Query()
            .add("domain", domain)
            .add("event_type", eventType)
            .add("metric_type", metricType)
            .add("since", since)
            .add("until", until);
    metadata.forEach((key, value) -> query.add("metadata." + key, value));
    return query.add("limit", limit).add("cursor", cursor);
  }
}
