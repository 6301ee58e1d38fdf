package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which change points a list holds. Null means all, or the server's default.
 *
 * @param domain the workload
 * @param eventType what was measured there
 * @param metricType what the values mean
 * @param direction {@code decline} or {@code improvement}
 * @param status {@code open} or {@code ended}
 * @param since from when on, by {@code detected_at}
 * @param until before when, by {@code detected_at}
 * @param limit change points a page, 1 to 1,000; default 50
 * @param cursor where the page begins, as {@link ChangePointsPage#next()} said
 */
public record ChangePointFilter(
    @Nullable String domain,
    @Nullable String eventType,
    @Nullable String metricType,
    @Nullable String direction,
    @Nullable String status,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Integer limit,
    @Nullable String cursor) {
  Query query() {
    return new Query()
        .add("domain", domain)
        .add("event_type", eventType)
        .add("metric_type", metricType)
        .add("direction", direction)
        .add("status", status)
        .add("since", since)
        .add("until", until)
        .add("limit", limit)
        .add("cursor", cursor);
  }
}
