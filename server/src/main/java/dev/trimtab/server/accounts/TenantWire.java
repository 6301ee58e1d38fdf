package dev.trimtab.server.accounts;

import dev.trimtab.client.KeptOut;
import dev.trimtab.client.RetentionWire;
import dev.trimtab.client.TenantOut;
import dev.trimtab.client.TenantSettingsWire;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.SensitivityReader;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.Watching;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Tenants and their settings in the form callers see and send. */
final class TenantWire {
  private TenantWire() {}

  /** A tenant as lists show it. */
  static TenantOut out(Tenant tenant) {
    return out(tenant, null);
  }

  static TenantOut out(Tenant tenant, @Nullable TenantSettingsWire defaults) {
    return new TenantOut(
        tenant.id().value(),
        tenant.createdAt(),
        tenant.deletingSince(),
        tenant.events(),
        tenant.series(),
        out(tenant.settings()),
        out(tenant.kept()),
        defaults);
  }

  static TenantSettingsWire out(TenantSettings settings) {
    Retention retention = settings.retention();
    return new TenantSettingsWire(
        new RetentionWire(retention.rawDays(), retention.rollupDays()),
        QuotaWire.out(settings.quotas(), settings.series()),
        SensitivityReader.out(settings.sensitivity()),
        WatchingReader.out(settings.watching()));
  }

  private static KeptOut out(Tenant.Kept kept) {
    return new KeptOut(kept.raw(), kept.minutes(), kept.hours(), kept.days());
  }

  /** From when on data is kept by those cutoffs. */
  static KeptOut out(Cutoffs cutoffs) {
    return new KeptOut(
        start(cutoffs.raw()), start(cutoffs.minute()), start(cutoffs.hour()), start(cutoffs.day()));
  }

  private static @Nullable Instant start(long day) {
    return day == 0 ? null : Instant.EPOCH.plus(day, ChronoUnit.DAYS);
  }

  /**
   * Reads the settings that a body gives; what it leaves out is the server's default.
   *
   * @throws dev.trimtab.input.InvalidInputException with every fault found
   */
  static TenantSettings read(BodyFields fields) {
    BodyFields retention = fields.object("retention");
    Integer rawDays = retention.optionalInteger("raw_days", 0, Retention.MAX_DAYS);
    Integer rollupDays = retention.optionalInteger("rollup_days", 0, Retention.MAX_DAYS);
    BodyFields quotas = fields.object("quotas");
    Quotas bounds = QuotaWire.read(quotas);
    Integer series = quotas.optionalInteger("series", 1, TenantSettings.MAX_SERIES);
    Sensitivity.Wish sensitivity = SensitivityReader.read(fields.object("sensitivity"));
    Watching watching = WatchingReader.read(fields.object("watching"));
    fields.finish();
    return new TenantSettings(
        new Retention(rawDays, rollupDays), bounds, series, sensitivity, watching);
  }
}
