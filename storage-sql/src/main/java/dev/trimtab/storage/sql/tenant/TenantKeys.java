package dev.trimtab.storage.sql.tenant;

import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import org.jooq.DSLContext;

/** The keys of a tenant that goes: table {@code api_key} knows tenants by name. */
final class TenantKeys {
  private TenantKeys() {}

  /**
   * Ends every key of a tenant.
   *
   * @return true where it had any
   */
  static boolean revokeAll(DSLContext sql, TenantId tenant) {
    int revoked =
        sql.deleteFrom(Tables.ApiKey.TABLE)
            .where(Tables.ApiKey.TENANT.eq(tenant.value()))
            .execute();
    return revoked > 0 && growRevision(sql) == 1;
  }

  private static int growRevision(DSLContext sql) {
    return sql.update(Tables.ApiKeyRevision.TABLE)
        .set(Tables.ApiKeyRevision.REVISION, Tables.ApiKeyRevision.REVISION.plus(1))
        .execute();
  }
}
