package dev.trimtab.server.wiring;

/**
 * Where the store is.
 *
 * @param isShared true where other servers may use it too, so that what this one knows grows old
 * @param place in words, without secrets
 * @param lanes how many commits at once it is good for
 * @param sharedGroupEvents events of one commit while several tenants write, of which each waits
 *     for the others'
 */
public record StoreSite(boolean isShared, String place, int lanes, int sharedGroupEvents) {
  /** All wait for one writer, and a commit costs little. */
  static StoreSite file(String place) {
    return new StoreSite(false, place, 1, 100);
  }

  /** Most wait for none of the others, and a commit costs some journeys. */
  static StoreSite server(String place, int writers) {
    return new StoreSite(true, place, writers, 500);
  }

  /** Why nobody here saves or restores what is on a server. */
  public static final String COPIED_ELSEWHERE =
      "the store is on PostgreSQL, which is saved and restored with its own tools: pg_dump and"
          + " pg_restore, as a role that row-level security does not hold, or pg_basebackup with"
          + " archived logs, for any moment (docs/postgresql.md)";
}
