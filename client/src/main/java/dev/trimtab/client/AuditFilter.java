package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log to list; null for all.
 *
 * @param action only this action, such as {@code key.create}
 * @param actor only by who is called so
 * @param since from then on
 * @param until before then
 * @param limit how many a page holds, 1 to 1,000; null for the server's default of 50
 * @param cursor where the page begins; null for the newest
 */
public record AuditFilter(
    @Nullable String action,
    @Nullable String actor,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Integer limit,
    @Nullable String cursor) {
  /** The same list from another place on, so many entries a page. */
  public AuditFilter page(int newLimit, @Nullable String nextCursor) {
    return new AuditFilter(action, actor, since, until, newLimit, nextCursor);
  }

  Query query() {
    return new Query()
        .add("action", action)
        .add("actor", actor)
        .add("since", since)
        .add("until", until)
        .add("limit", limit)
        .add("cursor", cursor);
  }
}
