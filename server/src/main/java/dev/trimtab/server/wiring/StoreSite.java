package dev.trimtab.server.wiring;

/**
 * Where the store is.
 *
 * @param isShared true where other servers may use it too, so that what this one knows grows old
 * @param place in words, without secrets
 * @param lanes how many commits at once it is good for
 */
public record StoreSite(boolean isShared, String place, int lanes) {
  /** Why nobody here saves or restores what is on a server. */
  public static final String COPIED_ELSEWHERE =
      "the store is on PostgreSQL, which is saved and restored with its own tools: pg_dump and"
          + " pg_restore, as a role that row-level security does not hold, or pg_basebackup with"
          + " archived logs, for any moment (docs/postgresql.md)";
}
