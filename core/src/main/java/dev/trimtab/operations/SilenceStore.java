package dev.trimtab.operations;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where silences are kept. Thread-safe. Every method may throw {@code StorageException}; each
 * change is durable when the method returns, together with its audit entry. A tenant sees its own
 * silences alone; one nobody has written for is empty, never an error.
 */
public interface SilenceStore {
  /**
   * Adds a silence.
   *
   * @param most how many that hold a tenant may have
   * @return false where it would be one too many; nothing was stored
   */
  boolean add(TenantId tenant, Silence silence, int most, AuditEntry entry);

  Optional<Silence> find(TenantId tenant, String id);

  /** A page of silences, the newest first. */
  List<Silence> list(TenantId tenant, Query query);

  /**
   * Which silences a list holds.
   *
   * @param isActive true for those that hold, false for those that have ended, null for both
   * @param now when they do
   * @param limit how many at the most, 1 to 1,000
   * @param before only those with lower ids; null for the first page
   */
  record Query(@Nullable Boolean isActive, Instant now, int limit, @Nullable String before) {}

  /**
   * Ends a silence that holds; one that has ended stays as it is, and is not audited again.
   *
   * @return the silence as it then is, or empty where the tenant has none of that id
   */
  Optional<Silence> end(TenantId tenant, String id, Instant at, AuditEntry entry);

  /**
   * Removes those that ended before {@code endedBefore}. For the server's upkeep only: of all
   * tenants.
   *
   * @param limit how many at the most
   * @return how many
   */
  int removeEnded(Instant endedBefore, int limit);
}
