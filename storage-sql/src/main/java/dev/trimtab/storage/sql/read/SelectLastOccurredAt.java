package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.Tables.Tenant;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** When the latest event happened that was not voided, of a tenant or of all. */
final class SelectLastOccurredAt {
  private final String ofTenant;
  private final String anywhere;

  SelectLastOccurredAt(Statements statements) {
    ofTenant =
        statements.write(
            select(Tenant.LAST_OCCURRED_AT)
                .from(Tenant.TABLE)
                .where(Tenant.TENANT_ID.eq(param("tenant", Long.class))));
    anywhere = statements.write(select(max(Tenant.LAST_OCCURRED_AT)).from(Tenant.TABLE));
  }

  Optional<Instant> run(ReadSession session, long tenant) throws SQLException {
    PreparedStatement statement = session.prepared(ofTenant);
    statement.setLong(1, tenant);
    return read(statement);
  }

  Optional<Instant> runAnywhere(ReadSession session) throws SQLException {
    return read(session.prepared(anywhere));
  }

  private static Optional<Instant> read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      long latest = row.next() ? row.getLong(1) : 0;
      return row.wasNull() ? Optional.empty() : Optional.of(Micros.toInstant(latest));
    }
  }
}
