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
   * The newest entries first, those of equal time in the order of their arrival, the last first.
   *
   * @param tenant whose alone; null for all, the server's own included
   * @param limit how many at the most, at least 1
   */
  List<AuditEntry> newest(@Nullable TenantId tenant, int limit);
}
