package dev.trimtab.server.domains;

import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.DomainSettingsStore.DeclaredSensitivity;
import dev.trimtab.context.WatchScope;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How readily tenants and domains want alarms raised, in memory: recording an event costs no read.
 * {@link #refresh()} keeps it up to date; where it fails, what is known goes on to hold.
 * Thread-safe; nobody waits for a refresh.
 */
public final class Wishes {
  private static final long NEVER_READ = -1;

  private final TenantStore tenants;
  private final DomainSettingsStore domains;
  private final ReentrantLock refreshing = new ReentrantLock();
  private long tenantRevision = NEVER_READ;
  private long domainRevision = NEVER_READ;
  private volatile Map<TenantId, Sensitivity.Wish> ofTenants = Map.of();
  private volatile Map<Place, Sensitivity.Wish> ofDomains = Map.of();

  /** Wishes that are empty; refresh them before their first use. */
  public Wishes(TenantStore tenants, DomainSettingsStore domains) {
    this.tenants = tenants;
    this.domains = domains;
  }

  private record Place(TenantId tenant, String domain, WatchScope scope) {}

  /** What holds for a series or a pool: the closest wish for each part of it. */
  Sensitivity of(TenantId tenant, Watched watched, Sensitivity standard) {
    Sensitivity.Wish own = ofTenants.get(tenant);
    Sensitivity sensitivity = own == null ? standard : own.or(standard);
    Map<Place, Sensitivity.Wish> known = ofDomains;
    if (!known.isEmpty()) {
      for (WatchScope scope : WatchScope.of(watched).reversed()) {
        Sensitivity.Wish wish = known.get(new Place(tenant, watched.domain(), scope));
        sensitivity = wish == null ? sensitivity : wish.or(sensitivity);
      }
    }
    return sensitivity;
  }

  /** Reads the wishes again where any has changed. May block. */
  public void refresh() {
    refreshing.lock();
    try {
      long tenantsNow = tenants.revision();
      if (tenantsNow != tenantRevision) {
        ofTenants = readTenants();
        // A tenant that goes takes its domains along.
        domainRevision = NEVER_READ;
        tenantRevision = tenantsNow;
      }
      long domainsNow = domains.revision();
      if (domainsNow != domainRevision) {
        ofDomains = readDomains();
        domainRevision = domainsNow;
      }
    } finally {
      refreshing.unlock();
    }
  }

  private Map<TenantId, Sensitivity.Wish> readTenants() {
    Map<TenantId, Sensitivity.Wish> read = new HashMap<>();
    tenants
        .settings()
        .forEach(
            (tenant, settings) -> {
              if (!settings.sensitivity().equals(Sensitivity.Wish.NONE)) {
                read.put(tenant, settings.sensitivity());
              }
            });
    return read;
  }

  private Map<Place, Sensitivity.Wish> readDomains() {
    Map<Place, Sensitivity.Wish> read = new HashMap<>();
    for (DeclaredSensitivity each : domains.declaredSensitivities()) {
      read.put(new Place(each.tenant(), each.domain(), each.scope()), each.wish());
    }
    return read;
  }
}
