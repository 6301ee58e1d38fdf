package dev.trimtab.client;

import org.jspecify.annotations.Nullable;

/**
 * Which silences a list holds, newest first. Null means all, or the server's default.
 *
 * @param status {@code active} or {@code expired}
 * @param limit how many a page, 1 to 1,000
 * @param cursor where the page begins
 */
public record SilenceFilter(
    @Nullable String status, @Nullable Integer limit, @Nullable String cursor) {
  Query query() {
    return new Query().add("status", status).add("limit", limit).add("cursor", cursor);
  }
}
