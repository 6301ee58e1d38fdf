package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which markers a list holds. Null means all, or the server's default.
 *
 * @param domain the workload
 * @param since from when on, by {@code occurred_at}
 * @param until before when, by {@code occurred_at}
 * @param limit markers a page, 1 to 1,000; default 50
 * @param cursor where the page begins, as {@link MarkersPage#next()} said
 */
public record MarkerFilter(
    @Nullable String domain,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Integer limit,
    @Nullable String cursor) {
  Query query() {
    return new Query()
        .add("domain", domain)
        .add("since", since)
        .add("until", until)
        .add("limit", limit)
        .add("cursor", cursor);
  }
}
