package dev.trimtab.server.accounts;

import dev.trimtab.server.auth.ApiKeys;
import dev.trimtab.server.domains.Wishes;
import dev.trimtab.server.jobs.KeepingJob;
import dev.trimtab.server.quota.TenantQuotas;
import jakarta.inject.Singleton;

/** Tells those who keep something of a tenant in memory that it has changed. */
@Singleton
final class TenantChanges {
  private final ApiKeys keys;
  private final TenantQuotas quotas;
  private final Wishes wishes;
  private final KeepingJob keeping;

  TenantChanges(ApiKeys keys, TenantQuotas quotas, Wishes wishes, KeepingJob keeping) {
    this.keys = keys;
    this.quotas = quotas;
    this.wishes = wishes;
    this.keeping = keeping;
  }

  /** From now on they act by what the store says. */
  void spread() {
    keys.refresh();
    quotas.refresh();
    wishes.refresh();
    keeping.wake();
  }
}
