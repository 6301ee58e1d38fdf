package dev.trimtab.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where API keys are kept. Thread-safe. Every method may throw {@code StorageException}; each
 * change is durable when the method returns, and its entry in the audit log is so with it.
 */
public interface ApiKeyStore {
  /** Every key that is not revoked, of all tenants, oldest first, expired ones included. */
  List<ApiKey> all();

  /**
   * A number that grows with each creation, rotation and revocation, so that a reader of {@link
   * #all()} knows when to read again. Last uses do not change it.
   */
  long revision();

  /** Adds a key. */
  void create(ApiKey key, AuditEntry entry);

  /**
   * Adds an operator key where no key is there that {@code present} accepts. Of any number of nodes
   * that do so at once, one adds its key.
   *
   * @param key one without a tenant
   * @return false where there is such a key: then nothing is added or audited
   */
  boolean createUnless(Predicate<ApiKey> present, ApiKey key, AuditEntry entry);

  /**
   * Replaces the hash of a key: from the commit on the old secret is refused.
   *
   * @return the key as it now is, or empty where no key has that id: then nothing is audited
   */
  Optional<ApiKey> rotate(String id, String sha256, AuditEntry entry);

  /**
   * Removes a key for good.
   *
   * @return false where no key has that id: then nothing is audited
   */
  boolean revoke(String id, AuditEntry entry);

  /** Notes last uses by key id. Ids that are gone are passed over; an older time never wins. */
  void touch(Map<String, Instant> lastUses);
}
