package dev.trimtab.server.auth;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keys in memory, with a count of what was asked and a switch that makes everything fail. */
final class FakeKeyStore implements ApiKeyStore {
  final List<ApiKey> keys = new ArrayList<>();
  final List<AuditEntry> audited = new ArrayList<>();
  final Map<String, Instant> touched = new HashMap<>();
  int reads;
  boolean failing;

  /** What another node does just before this one adds a key. */
  Runnable meanwhile = () -> {};

  private long revision;

  @Override
  public synchronized List<ApiKey> all() {
    answer();
    return List.copyOf(keys);
  }

  @Override
  public synchronized long revision() {
    answer();
    return revision;
  }

  @Override
  public synchronized void create(ApiKey key, AuditEntry entry) {
    answer();
    audited.add(entry);
    keys.add(key);
    revision++;
  }

  @Override
  public synchronized boolean createUnless(
      Predicate<ApiKey> present, ApiKey key, AuditEntry entry) {
    meanwhile.run();
    if (keys.stream().anyMatch(present)) {
      return false;
    }
    create(key, entry);
    return true;
  }

  @Override
  public synchronized Optional<ApiKey> rotate(String id, String sha256, AuditEntry entry) {
    answer();
    Optional<ApiKey> found = keys.stream().filter(key -> key.id().equals(id)).findAny();
    found.ifPresent(
        key -> {
          keys.set(keys.indexOf(key), withHash(key, sha256));
          audited.add(entry);
          revision++;
        });
    return found.map(key -> withHash(key, sha256));
  }

  @Override
  public synchronized boolean revoke(String id, AuditEntry entry) {
    answer();
    boolean removed = keys.removeIf(key -> key.id().equals(id));
    if (removed) {
      revision++;
      audited.add(entry);
    }
    return removed;
  }

  @Override
  public synchronized void touch(Map<String, Instant> lastUses) {
    answer();
    touched.putAll(lastUses);
  }

  private void answer() {
    reads++;
    if (failing) {
      throw new StorageException(
          StorageException.Kind.UNAVAILABLE, "switched off", new IOException());
    }
  }

  private static ApiKey withHash(ApiKey key, String sha256) {
    return new ApiKey(
        key.id(),
        sha256,
        key.tenant(),
        key.name(),
        key.scopes(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.quotas());
  }
}
