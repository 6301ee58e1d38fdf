package dev.trimtab.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of every change to keys, settings and tenants: it is added to and read, and nothing else.
 * Thread-safe. Every method may throw {@code StorageException}.
 *
 * <p>A change that is stored writes its entry in its own transaction, so that there is no change
 * without one; {@link #add} is for what has no transaction of its own.
 */
public interface AuditLog {
  /** Adds an entry, durable when this returns. */
  void add(AuditEntry entry);

  /**
   * A page: the newest entries first, those of equal time in the order of their arrival, the last
   * first. It stops after a bounded number of entries looked at.
   *
   * @param tenant whose alone, without what was written of an earlier tenant of that name until it
   *     was gone; null for all, the server's own included
   */
  AuditPage entries(@Nullable TenantId tenant, AuditQuery query);

  /**
   * The newest entries, as {@link #entries} gives them.
   *
   * @param limit how many at the most, at least 1
   */
  default List<AuditEntry> newest(@Nullable TenantId tenant, int limit) {
    return entries(tenant, AuditQuery.newest(limit)).entries();
  }
}
