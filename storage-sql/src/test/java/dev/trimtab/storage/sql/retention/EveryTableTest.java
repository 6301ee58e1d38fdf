package dev.trimtab.storage.sql.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deleting a tenant empties every table there is of it. The tables are those of the schema, each
 * filled with a made-up row: one that is added later is looked at as well.
 */
class EveryTableTest {
  private static final TenantId GONE = new TenantId("gone-without-trace");
  private static final TenantId OTHER = new TenantId("other");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");

  /** What the operator keeps. */
  private static final String AUDIT = "audit_entry";

  @TempDir private Path folder;

  private record Column(String name, String type) {}

  @Test
  void noRowOfADeletedTenantIsLeft() throws SQLException {
    try (SqliteStorage storage =
            SqliteStorage.open(SqliteSettings.of(folder.resolve("t.db")), new CountingFold());
        Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"))) {
      storage.tenants().put(GONE, TenantSettings.DEFAULT, NOW, entry(GONE, "tenant.update"));
      storage.tenants().put(OTHER, TenantSettings.DEFAULT, NOW, entry(OTHER, "tenant.update"));
      List<String> tables = tablesOfTenants(sql);
      assertThat(tables).contains("event", "rollup", "tenant_settings").hasSizeGreaterThan(12);
      for (String table : tables) {
        fill(sql, table, number(sql, GONE));
        fill(sql, table, number(sql, OTHER));
      }
      long number = number(sql, GONE);
      storage.tenants().delete(GONE, NOW, entry(GONE, "tenant.delete"));
      while (storage.retention().removeDeleted(GONE, 3, entry(GONE, "tenant.gone")).rows() > 0) {}

      for (String table : tables) {
        assertThat(count(sql, table, number)).as(table).isZero();
        assertThat(count(sql, table, number(sql, OTHER))).as(table + " of another").isPositive();
      }
      assertThat(tablesNaming(sql, GONE)).containsExactly(AUDIT);

      storage.tenants().put(GONE, TenantSettings.DEFAULT, NOW, entry(GONE, "tenant.update"));
      assertThat(number(sql, GONE)).as("a number is never given twice").isGreaterThan(number);
    }
  }

  private static List<String> tablesOfTenants(Connection sql) throws SQLException {
    List<String> tables = new ArrayList<>();
    for (String table : tables(sql)) {
      if (columns(sql, table).stream().anyMatch(column -> column.name.equals("tenant_id"))) {
        tables.add(table);
      }
    }
    return tables;
  }

  private static List<String> tables(Connection sql) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = sql.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private static List<Column> columns(Connection sql, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      while (row.next()) {
        columns.add(new Column(row.getString("name"), row.getString("type")));
      }
    }
    return columns;
  }

  /** A row of that tenant, whatever the columns mean. */
  private static void fill(Connection sql, String table, long tenant) throws SQLException {
    if (table.equals("tenant")) {
      return;
    }
    List<Column> columns = columns(sql, table);
    String names = String.join(", ", columns.stream().map(Column::name).toList());
    String values =
        String.join(", ", columns.stream().map(column -> value(column, tenant)).toList());
    try (Statement statement = sql.createStatement()) {
      statement.execute(
          "INSERT OR IGNORE INTO %s (%s) VALUES (%s)".formatted(table, names, values));
    }
    assertThat(count(sql, table, tenant)).as("a row in " + table).isPositive();
  }

  private static String value(Column column, long tenant) {
    if (column.name.equals("tenant_id")) {
      return String.valueOf(tenant);
    }
    return switch (column.type) {
      case "INTEGER" -> String.valueOf(tenant);
      case "REAL" -> "0.5";
      case "BLOB" -> "x'00'";
      default -> "'of " + tenant + "'";
    };
  }

  private static long number(Connection sql, TenantId tenant) throws SQLException {
    return figure(sql, "SELECT tenant_id FROM tenant WHERE name = '" + tenant + "'");
  }

  private static long count(Connection sql, String table, long tenant) throws SQLException {
    return figure(sql, "SELECT count(*) FROM %s WHERE tenant_id = %d".formatted(table, tenant));
  }

  /** Where the name of a tenant stands in any column. */
  private static List<String> tablesNaming(Connection sql, TenantId tenant) throws SQLException {
    List<String> naming = new ArrayList<>();
    for (String table : tables(sql)) {
      for (Column column : columns(sql, table)) {
        String where = "instr(CAST(%s AS TEXT), '%s') > 0".formatted(column.name, tenant);
        boolean named = figure(sql, "SELECT count(*) FROM %s WHERE %s".formatted(table, where)) > 0;
        if (named && !naming.contains(table)) {
          naming.add(table);
        }
      }
    }
    return naming;
  }

  private static long figure(Connection sql, String query) throws SQLException {
    try (Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }

  private static AuditEntry entry(TenantId tenant, String action) {
    return new AuditEntry(NOW, tenant, "anna", null, action, tenant.value(), "{}");
  }
}
