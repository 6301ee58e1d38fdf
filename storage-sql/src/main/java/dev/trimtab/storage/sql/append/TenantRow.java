package dev.trimtab.storage.sql.append;

/**
 * The row of a tenant: its number and its counters.
 *
 * @param lastOccurredAt microseconds; {@link #NEVER} where it has no events
 * @param deleting true where nothing may be stored for it any more
 * @param seriesLimit how many series it may have; {@link #DEFAULT_LIMIT} for the server's default
 * @param pooled true where more than its series is watched
 */
record TenantRow(
    long tenantId,
    long nextPosition,
    int seriesCount,
    int domainCount,
    int failureClassCount,
    long lastOccurredAt,
    boolean deleting,
    int seriesLimit,
    boolean pooled) {
  static final int DEFAULT_LIMIT = -1;
  static final long NEVER = -1;

  /** Stands for the row of a tenant that has none yet. */
  static final TenantRow NEW = new TenantRow(0, 1, 0, 0, 0, NEVER, false, DEFAULT_LIMIT, false);

  boolean isNew() {
    return tenantId == NEW.tenantId;
  }
}
