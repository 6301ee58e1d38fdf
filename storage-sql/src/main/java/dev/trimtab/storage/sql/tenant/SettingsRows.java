package dev.trimtab.storage.sql.tenant;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.TenantSettings;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;

/** Table {@code tenant_settings}: a row for each tenant that has settings of its own. */
final class SettingsRows {
  static final List<Field<?>> COLUMNS =
      List.of(Tables.TenantSettings.RAW_DAYS, Tables.TenantSettings.ROLLUP_DAYS);

  private SettingsRows() {}

  /** The settings in a row that holds {@link #COLUMNS}; the defaults where all are null. */
  static TenantSettings read(Record row) {
    return new TenantSettings(
        new Retention(
            row.get(Tables.TenantSettings.RAW_DAYS), row.get(Tables.TenantSettings.ROLLUP_DAYS)));
  }

  static void put(WriteSession session, long tenantId, TenantSettings settings) {
    Retention retention = settings.retention();
    session
        .sql()
        .insertInto(Tables.TenantSettings.TABLE)
        .set(Tables.TenantSettings.TENANT_ID, tenantId)
        .set(Tables.TenantSettings.RAW_DAYS, retention.rawDays())
        .set(Tables.TenantSettings.ROLLUP_DAYS, retention.rollupDays())
        .onConflict(Tables.TenantSettings.TENANT_ID)
        .doUpdate()
        .set(Tables.TenantSettings.RAW_DAYS, retention.rawDays())
        .set(Tables.TenantSettings.ROLLUP_DAYS, retention.rollupDays())
        .execute();
  }
}
