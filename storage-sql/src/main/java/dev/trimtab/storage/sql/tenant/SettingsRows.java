package dev.trimtab.storage.sql.tenant;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.Watching;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Table {@code tenant_settings}: a row for each tenant that has settings of its own. */
final class SettingsRows {
  static final List<Field<?>> COLUMNS =
      List.of(
          Tables.TenantSettings.RAW_DAYS,
          Tables.TenantSettings.ROLLUP_DAYS,
          Tables.TenantSettings.QUOTAS.requests(),
          Tables.TenantSettings.QUOTAS.bytes(),
          Tables.TenantSettings.QUOTAS.events(),
          Tables.TenantSettings.SERIES,
          Tables.TenantSettings.SENSITIVITY.basis(),
          Tables.TenantSettings.SENSITIVITY.falseAlarms(),
          Tables.TenantSettings.SENSITIVITY.smallestDecline(),
          Tables.TenantSettings.WATCHING.granularity(),
          Tables.TenantSettings.WATCHING.metadataKeys());

  private SettingsRows() {}

  /** The settings in a row that holds {@link #COLUMNS}; the defaults where all are null. */
  static TenantSettings read(Record row) {
    return new TenantSettings(
        new Retention(
            row.get(Tables.TenantSettings.RAW_DAYS), row.get(Tables.TenantSettings.ROLLUP_DAYS)),
        Tables.TenantSettings.QUOTAS.read(row),
        row.get(Tables.TenantSettings.SERIES),
        Tables.TenantSettings.SENSITIVITY.read(row),
        Tables.TenantSettings.WATCHING.read(row));
  }

  /** The settings of one tenant. */
  private static TenantSettings of(DSLContext sql, long tenantId) {
    return sql.select(COLUMNS)
        .from(Tables.TenantSettings.TABLE)
        .where(Tables.TenantSettings.TENANT_ID.eq(tenantId))
        .fetchOptional(SettingsRows::read)
        .orElse(TenantSettings.DEFAULT);
  }

  /** The settings of every tenant that has some. */
  static Map<TenantId, TenantSettings> all(DSLContext sql) {
    return sql.select(COLUMNS)
        .select(Tables.Tenant.NAME)
        .from(Tables.TenantSettings.TABLE)
        .join(Tables.Tenant.TABLE)
        .on(Tables.Tenant.TENANT_ID.eq(Tables.TenantSettings.TENANT_ID))
        .where(Tables.Tenant.DELETING_AT.isNull())
        .fetchMap(row -> new TenantId(row.get(Tables.Tenant.NAME)), SettingsRows::read);
  }

  /** Puts settings, for one who holds the row of the tenant. */
  static void put(WriteSession session, long tenantId, TenantSettings settings, Instant at) {
    Watching before = of(session.sql(), tenantId).watching();
    WatchingChange.make(session.sql(), tenantId, before, settings.watching(), at);
    Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
    values.put(Tables.TenantSettings.RAW_DAYS, settings.retention().rawDays());
    values.put(Tables.TenantSettings.ROLLUP_DAYS, settings.retention().rollupDays());
    values.putAll(Tables.TenantSettings.QUOTAS.values(settings.quotas()));
    values.put(Tables.TenantSettings.SERIES, settings.series());
    values.putAll(Tables.TenantSettings.SENSITIVITY.values(settings.sensitivity()));
    values.putAll(Tables.TenantSettings.WATCHING.values(settings.watching()));
    session
        .sql()
        .insertInto(Tables.TenantSettings.TABLE)
        .set(Tables.TenantSettings.TENANT_ID, tenantId)
        .set(values)
        .onConflict(Tables.TenantSettings.TENANT_ID)
        .doUpdate()
        .set(values)
        .execute();
  }
}
