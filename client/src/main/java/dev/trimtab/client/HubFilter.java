package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which processes a hub lists, newest first. Null means all, or the server's default.
 *
 * @param include types, parted by commas: {@code import}, {@code export}, {@code loop}, {@code
 *     intake}
 * @param status such as {@code running}
 * @param since only those that started then or later; default 24 hours ago
 * @param limit 1 to 1,000
 */
public record HubFilter(
    @Nullable String include,
    @Nullable String status,
    @Nullable Instant since,
    @Nullable Integer limit) {
  Query query() {
    return new Query()
        .add("include", include)
        .add("status", status)
        .add("since", since)
        .add("limit", limit);
  }
}
