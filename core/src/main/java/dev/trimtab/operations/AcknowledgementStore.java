package dev.trimtab.operations;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Where it is kept who sees to which alert. Thread-safe. Every method may throw {@code
 * StorageException}; each change is durable when the method returns. A tenant sees its own alone.
 */
public interface AcknowledgementStore {
  /** Keeps it in the place of what was said of the same alert before. */
  void put(TenantId tenant, Acknowledgement said, AuditEntry entry);

  /** What was said of these alerts, by fingerprint; nothing of those of which nothing was. */
  Map<String, Acknowledgement> of(TenantId tenant, Collection<String> fingerprints);

  /**
   * Removes what was said before then. For the server's upkeep only: of all tenants.
   *
   * @param limit how many at the most
   * @return how many
   */
  int removeOlder(Instant before, int limit);
}
