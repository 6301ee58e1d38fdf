package dev.trimtab.server.accounts;

import dev.trimtab.client.RetentionWire;
import dev.trimtab.client.TenantSettingsWire;
import dev.trimtab.server.config.ChangesConfig;
import dev.trimtab.server.config.LimitsConfig;
import dev.trimtab.server.config.RetentionConfig;
import dev.trimtab.server.http.SensitivityReader;
import dev.trimtab.server.quota.TenantQuotas;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.Watching;
import jakarta.inject.Singleton;

/** What holds for a tenant whose settings say nothing: the configuration of this server. */
@Singleton
final class TenantDefaults {
  private final TenantSettingsWire settings;

  TenantDefaults(
      RetentionConfig retention, TenantQuotas quotas, LimitsConfig limits, ChangesConfig changes) {
    settings =
        new TenantSettingsWire(
            new RetentionWire(retention.rawDays(), retention.rollupDays()),
            QuotaWire.out(quotas.defaults(), limits.seriesPerTenant()),
            SensitivityReader.out(
                new Sensitivity.Wish(
                    changes.basis(), changes.falseAlarmsPerYear(), changes.smallestDecline())),
            WatchingReader.out(Watching.SERIES));
  }

  TenantSettingsWire settings() {
    return settings;
  }
}
