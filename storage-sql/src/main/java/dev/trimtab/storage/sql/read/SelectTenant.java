package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.Tables.Tenant;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The number of a tenant, and what is kept of it. */
final class SelectTenant {
  private final String byNumber;

  SelectTenant(Statements statements) {
    byNumber =
        statements.write(
            select(
                    Tenant.TENANT_ID,
                    Tenant.RAW_FROM,
                    Tenant.MINUTE_FROM,
                    Tenant.HOUR_FROM,
                    Tenant.DAY_FROM,
                    Tenant.DELETING_AT,
                    Tenant.DOMAIN_COUNT)
                .from(Tenant.TABLE)
                .where(Tenant.TENANT_ID.eq(param("number", Long.class)))
                .and(Tenant.NAME.eq(param("name", String.class))));
  }

  /**
   * The tenant of that name, or null where nobody has written for it.
   *
   * @throws StorageException of kind {@code GONE} where it is being deleted
   */
  @Nullable FoundTenant find(ReadSession session, TenantId tenant) throws SQLException {
    FoundTenant before = session.found(FoundTenant.class, tenant.value());
    if (before != null) {
      session.enter(before.number());
      return before;
    }
    FoundTenant found = TenantNumbers.row(session, tenant, byNumber, row -> found(row, tenant));
    if (found != null) {
      session.keep(tenant.value(), found);
      TenantNumbers.keep(session, tenant, found.number());
    }
    return found;
  }

  private static FoundTenant found(ResultSet row, TenantId tenant) throws SQLException {
    if (row.getObject(6) != null) {
      throw StorageException.gone(tenant);
    }
    return new FoundTenant(
        row.getLong(1),
        new KeptFrom(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
        row.getLong(7));
  }
}
