package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which processes a list holds, newest first. Null means all, or the server's default.
 *
 * @param type {@code import} or {@code export}
 * @param status such as {@code running}
 * @param since only those that started then or later
 * @param limit how many a page, 1 to 1,000
 * @param cursor where the page begins
 */
public record ProcessFilter(
    @Nullable String type,
    @Nullable String status,
    @Nullable Instant since,
    @Nullable Integer limit,
    @Nullable String cursor) {
  /** The newest. */
  public static final ProcessFilter ALL = new ProcessFilter(null, null, null, null, null);

  Query query() {
    return new Query()
        .add("type", type)
        .add("status", status)
        .add("since", since)
        .add("limit", limit)
        .add("cursor", cursor);
  }
}
