package dev.trimtab.storage.sql.retention;

import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every table that holds rows of tenants, as the schema has them: a table that is added later is
 * found too. {@code tenant} itself is not among them.
 */
final class TenantTables {
  private static final String TENANT = "tenant";

  private TenantTables() {}

  static List<TenantTable> all(WriteSession session, Dialect dialect) throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    try (ResultSet row = session.prepared(dialect.tenantTables()).executeQuery()) {
      while (row.next()) {
        String table = row.getString(1);
        if (!table.equals(TENANT)) {
          keys.computeIfAbsent(table, unseen -> new ArrayList<>()).add(row.getString(2));
        }
      }
    }
    return keys.entrySet().stream()
        .map(table -> new TenantTable(table.getKey(), List.copyOf(table.getValue())))
        .toList();
  }
}
