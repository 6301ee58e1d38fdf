package dev.trimtab.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log, and how many.
 *
 * @param action only this action; null for every
 * @param actor only by who is called so; null for everybody
 * @param since from then on; null for the beginning
 * @param until before then; null for the end
 * @param limit how many at the most, from 1 to {@link #MAX_LIMIT}
 * @param after where the page before ended; null for the first page
 */
public record AuditQuery(
    @Nullable String action,
    @Nullable String actor,
    @Nullable Instant since,
    @Nullable Instant until,
    int limit,
    @Nullable Cursor after) {
  public static final int MAX_LIMIT = 1_000;

  /** The place of an entry in the log. */
  public record Cursor(Instant at, long entryId) {}

  /** The newest entries, whatever they say. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery(null, null, null, null, limit, null);
  }
}
