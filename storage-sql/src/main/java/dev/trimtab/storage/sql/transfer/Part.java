package dev.trimtab.storage.sql.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is copied in one go: a table of the server, or the rows that one tenant has in a table.
 *
 * @param tenant the number of the tenant; null where the table is the server's
 * @param rows how many the source has
 */
record Part(CopiedTable table, @Nullable Long tenant, long rows) {
  private static final String TENANTS = "SELECT tenant_id FROM tenant ORDER BY tenant_id";

  /** Everything the source has. */
  static List<Part> of(Connection source, List<CopiedTable> tables) throws SQLException {
    List<Long> tenants = new ArrayList<>();
    try (PreparedStatement statement = source.prepareStatement(TENANTS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        tenants.add(row.getLong(1));
      }
    }
    List<Part> parts = new ArrayList<>();
    for (CopiedTable table : tables) {
      if (table.ofTenants()) {
        for (long tenant : tenants) {
          parts.add(of(source, table, tenant));
        }
      } else {
        parts.add(of(source, table, null));
      }
    }
    return parts;
  }

  private static Part of(Connection source, CopiedTable table, @Nullable Long tenant)
      throws SQLException {
    Part uncounted = new Part(table, tenant, 0);
    return new Part(table, tenant, uncounted.count(source));
  }

  /** How many rows it has there now. */
  long count(Connection store) throws SQLException {
    try (PreparedStatement statement = prepare(store, table.count());
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A statement that begins with the tenant, where there is one. */
  PreparedStatement prepare(Connection store, String text) throws SQLException {
    PreparedStatement statement = store.prepareStatement(text);
    if (tenant != null) {
      statement.setLong(1, tenant);
    }
    return statement;
  }

  /** The index of the first parameter that is not the tenant. */
  int firstParameter() {
    return tenant == null ? 1 : 2;
  }
}
