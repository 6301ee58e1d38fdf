package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.Tables.Tenant;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The number of a tenant. */
final class SelectTenant {
  /** Stands for a tenant nobody has written for. */
  static final long NONE = -1;

  private final String byName;

  SelectTenant(Statements statements) {
    byName =
        statements.write(
            select(Tenant.TENANT_ID, Tenant.DELETING_AT)
                .from(Tenant.TABLE)
                .where(Tenant.NAME.eq(param("name", String.class))));
  }

  /**
   * The number of a tenant, or {@link #NONE}.
   *
   * @throws StorageException of kind {@code GONE} where it is being deleted
   */
  long find(ReadSession session, TenantId tenant) throws SQLException {
    PreparedStatement statement = session.prepared(byName);
    statement.setString(1, tenant.value());
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return NONE;
      }
      row.getLong(2);
      if (!row.wasNull()) {
        throw StorageException.gone(tenant);
      }
      return row.getLong(1);
    }
  }
}
