package dev.trimtab.server.wiring;

import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.storage.Storage;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.ApiKeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keys only, in memory: stands in until the SQL store is on this branch. */
final class MemoryStorage implements Storage, ApiKeyStore {
  private final ConcurrentSkipListMap<String, ApiKey> keys = new ConcurrentSkipListMap<>();
  private final AtomicLong revision = new AtomicLong();

  @Override
  public OutcomeStore outcomes() {
    return (OutcomeStore)
        java.lang.reflect.Proxy.newProxyInstance(
            OutcomeStore.class.getClassLoader(),
            new Class<?>[] {OutcomeStore.class},
            (proxy, method, args) -> {
              if (method.getName().equals("mixesTenants")) {
                return true;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  @Override
  public ApiKeyStore keys() {
    return this;
  }

  @Override
  public void check() {}

  @Override
  public void close() {}

  @Override
  public List<ApiKey> all() {
    return List.copyOf(keys.values());
  }

  @Override
  public long revision() {
    return revision.get();
  }

  @Override
  public void create(ApiKey key) {
    keys.put(key.id(), key);
    revision.incrementAndGet();
  }

  @Override
  public Optional<ApiKey> rotate(String id, String sha256) {
    var now =
        keys.computeIfPresent(
            id,
            (same, k) ->
                new ApiKey(
                    id,
                    sha256,
                    k.tenant(),
                    k.name(),
                    k.scopes(),
                    k.createdAt(),
                    k.expiresAt(),
                    k.lastUsedAt()));
    revision.incrementAndGet();
    return Optional.ofNullable(now);
  }

  @Override
  public boolean revoke(String id) {
    revision.incrementAndGet();
    return keys.remove(id) != null;
  }

  @Override
  public void touch(Map<String, Instant> lastUses) {}
}
