package dev.trimtab.storage.sql.tenant;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;

/** The last of a tenant: its own row, once no other is left. */
public final class TenantEnd {
  private TenantEnd() {}

  /** Frees the name; the number stays taken. */
  public static void remove(WriteSession session, long number, TenantId tenant)
      throws SQLException {
    TenantKeys.revokeAll(session, tenant);
    session
        .sql()
        .deleteFrom(Tables.TenantName.TABLE)
        .where(Tables.TenantName.NAME.eq(tenant.value()))
        .execute();
    session
        .sql()
        .deleteFrom(Tables.Tenant.TABLE)
        .where(Tables.Tenant.TENANT_ID.eq(number))
        .execute();
    session
        .sql()
        .update(Tables.DomainSettingsRevision.TABLE)
        .set(Tables.DomainSettingsRevision.REVISION, Tables.DomainSettingsRevision.REVISION.plus(1))
        .execute();
    SqlTenantStore.growRevision(session.sql());
  }
}
