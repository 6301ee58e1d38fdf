package dev.trimtab.storage.sql.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every table that both stores have, as their catalogs say, but what belongs to a store itself. */
final class CopiedTables {
  /** Every column of every table that is no partition. */
  private static final String COLUMNS =
      """
      SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND c.relname NOT IN ('flyway_schema_history', 'lease')
      ORDER BY c.relname, a.attnum
      """;

  private static final String KEY =
      "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk";

  private CopiedTables() {}

  /**
   * Reads them.
   *
   * @return those of the server first, then those of tenants
   */
  static List<CopiedTable> of(Connection source, Connection target) throws SQLException {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    try (PreparedStatement statement = target.prepareStatement(COLUMNS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        columns
            .computeIfAbsent(row.getString(1), unseen -> new ArrayList<>())
            .add(new Column(row.getString(2), Column.Type.of(row.getString(3))));
      }
    }
    List<CopiedTable> ofServer = new ArrayList<>();
    List<CopiedTable> ofTenants = new ArrayList<>();
    for (Map.Entry<String, List<Column>> table : columns.entrySet()) {
      CopiedTable copied = of(source, table.getKey(), table.getValue());
      (copied.ofTenants() ? ofTenants : ofServer).add(copied);
    }
    ofServer.addAll(ofTenants);
    return ofServer;
  }

  private static CopiedTable of(Connection source, String name, List<Column> columns)
      throws SQLException {
    Map<String, Column> byName = new TreeMap<>();
    columns.forEach(column -> byName.put(column.name(), column));
    List<Column> key = new ArrayList<>();
    try (PreparedStatement statement = source.prepareStatement(KEY)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (!row.getString(1).equals(CopiedTable.TENANT)) {
            key.add(byName.get(row.getString(1)));
          }
        }
      }
    }
    return new CopiedTable(name, columns, key, byName.containsKey(CopiedTable.TENANT));
  }
}
