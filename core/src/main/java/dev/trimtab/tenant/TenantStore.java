package dev.trimtab.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants there are, and their settings. A tenant begins with its first key, event or
 * setting. Thread-safe. Every method may throw {@code StorageException}; each change is durable,
 * with its audit entry, when the method returns.
 */
public interface TenantStore {
  /**
   * Tenants by name, in the order of code points, those being deleted included.
   *
   * @param after the one before the first; null for the beginning
   * @param limit how many at the most, at least 1
   */
  List<Tenant> list(@Nullable TenantId after, int limit);

  /** The tenant of that name, or empty where it has neither key, event nor setting. */
  Optional<Tenant> find(TenantId tenant);

  /** The settings of every tenant that has some of its own and is not being deleted. */
  Map<TenantId, TenantSettings> settings();

  /**
   * A number that grows with each change of settings and with each deletion, so that who keeps
   * settings in memory knows when to read them again.
   */
  long revision();

  /**
   * Replaces the settings of a tenant, which need not exist before.
   *
   * @throws dev.trimtab.outcome.StorageException of kind {@code GONE} while it is being deleted
   */
  void put(TenantId tenant, TenantSettings settings, Instant at, AuditEntry entry);

  /**
   * Begins to delete a tenant: its keys are revoked, and from the commit on every port refuses it
   * with {@code StorageException} of kind {@code GONE}, until the last of its rows is gone and its
   * name is free again. Beginning twice is beginning once.
   *
   * @return false where there is no such tenant
   */
  boolean delete(TenantId tenant, Instant at, AuditEntry entry);
}
