package dev.trimtab.server.quota;

import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.TenantStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The quotas of every tenant in memory, so that a request reads nothing. {@link #refresh()} keeps
 * them up to date, after each change made here and in between; where it fails those known go on
 * counting. Thread-safe; requests never wait for a refresh.
 */
public final class TenantQuotas {
  private static final long NEVER_READ = -1;

  private final TenantStore store;
  private final Quotas defaults;
  private final ReentrantLock refreshing = new ReentrantLock();
  private long revision = NEVER_READ;
  private volatile Map<TenantId, Quotas> own = Map.of();

  TenantQuotas(TenantStore store, Quotas defaults) {
    this.store = store;
    this.defaults = defaults;
  }

  /** Reads the settings again where they have changed. May block. */
  public void refresh() {
    refreshing.lock();
    try {
      long latest = store.revision();
      if (latest != revision) {
        own = read();
        revision = latest;
      }
    } finally {
      refreshing.unlock();
    }
  }

  /** What bounds a tenant that has none of its own. */
  public Quotas defaults() {
    return defaults;
  }

  /** What bounds that tenant: its own quotas, and the defaults where it has none. */
  Quotas of(TenantId tenant) {
    return own.getOrDefault(tenant, defaults);
  }

  private Map<TenantId, Quotas> read() {
    Map<TenantId, Quotas> read = new HashMap<>();
    for (Map.Entry<TenantId, TenantSettings> tenant : store.settings().entrySet()) {
      read.put(tenant.getKey(), tenant.getValue().quotas().or(defaults));
    }
    return read;
  }
}
