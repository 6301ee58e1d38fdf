package dev.trimtab.client;

import org.jspecify.annotations.Nullable;

/**
 * Which loops a list holds. Null means all, or the server's default.
 *
 * @param template the name of their template
 * @param domain of their series
 * @param eventType of their series
 * @param metricType of their series
 * @param state where they stand
 * @param status {@code open} or {@code ended}
 * @param limit loops a page, 1 to 1,000; default 50
 * @param cursor where the page begins, as {@link LoopsPage#next()} said
 */
public record LoopFilter(
    @Nullable String template,
    @Nullable String domain,
    @Nullable String eventType,
    @Nullable String metricType,
    @Nullable String state,
    @Nullable String status,
    @Nullable Integer limit,
    @Nullable String cursor) {
  Query query() {
    return new Query()
        .add("template", template)
        .add("domain", domain)
        .add("event_type", eventType)
        .add("metric_type", metricType)
        .add("state", state)
        .add("status", status)
        .add("limit", limit)
        .add("cursor", cursor);
  }
}
