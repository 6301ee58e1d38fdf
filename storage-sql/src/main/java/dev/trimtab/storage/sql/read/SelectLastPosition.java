package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.Tables.Tenant;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The highest position taken in a tenant. */
final class SelectLastPosition {
  private final String statement;

  SelectLastPosition(Statements statements) {
    statement =
        statements.write(
            select(Tenant.NEXT_POSITION)
                .from(Tenant.TABLE)
                .where(Tenant.TENANT_ID.eq(param("tenant", Long.class))));
  }

  long run(ReadSession session, long tenant) throws SQLException {
    PreparedStatement select = session.prepared(statement);
    select.setLong(1, tenant);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) - 1 : 0;
    }
  }
}
