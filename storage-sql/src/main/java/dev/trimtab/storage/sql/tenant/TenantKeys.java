package dev.trimtab.storage.sql.tenant;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;

/** The keys of a tenant that goes: table {@code api_key} knows tenants by name. */
final class TenantKeys {
  private TenantKeys() {}

  /**
   * Ends every key of a tenant.
   *
   * @return true where it had any
   */
  static boolean revokeAll(WriteSession session, TenantId tenant) throws SQLException {
    KeyRevision.hold(session);
    int revoked =
        session
            .sql()
            .deleteFrom(Tables.ApiKey.TABLE)
            .where(Tables.ApiKey.TENANT.eq(tenant.value()))
            .execute();
    if (revoked > 0) {
      KeyRevision.grow(session);
    }
    return revoked > 0;
  }
}
