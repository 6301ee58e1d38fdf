package dev.trimtab.storage.sql;

import dev.trimtab.outcome.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads the tables of a store over the servers of a Citus cluster: those of tenants by the
 * tenant's number, so that all that is one tenant's lies together on one server; those of a few
 * rows that writes of any tenant need, whole on every server. The others stay where they are.
 */
final class CitusTables {
  /** Names of tenants and the tables of one row. */
  private static final List<String> EVERYWHERE =
      List.of("tenant_name", "tenant_number", "tenant_revision", "domain_settings_revision");

  private static final String TENANT = "tenant";

  /** The tables of tenants that are whole on this server, that of tenants first. */
  private static final String WHOLE =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
        AND EXISTS (SELECT FROM pg_attribute t
          WHERE t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped)
        AND NOT EXISTS (SELECT FROM pg_dist_partition d WHERE d.logicalrelid = c.oid)
      ORDER BY c.relname <> 'tenant', c.relname
      """;

  private static final String HAS_TENANTS = "SELECT EXISTS (SELECT FROM tenant_name)";

  /** What statements on other servers call. */
  private static final String FUNCTION = "SELECT create_distributed_function('trimtab_json(text)')";

  private final Statement statement;

  private CitusTables(Statement statement) {
    this.statement = statement;
  }

  /**
   * Spreads what is not spread yet.
   *
   * @param connection as the owner of the tables, outside a transaction
   * @throws StorageException where there are rows of tenants already: what copies them to other
   *     servers would not see them
   */
  static void spread(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      new CitusTables(statement).spread();
    }
  }

  private void spread() throws SQLException {
    List<String> whole = whole();
    if (whole.contains(TENANT) && is(HAS_TENANTS)) {
      throw new StorageException(
          StorageException.Kind.UNAVAILABLE,
          "it has tenants on one server already: a cluster begins with an empty database",
          null);
    }
    for (String table : EVERYWHERE) {
      if (is(isWhole(table))) {
        run("SELECT create_reference_table('%s')".formatted(table));
      }
    }
    run(FUNCTION);
    for (String table : whole) {
      run(spreading(table));
    }
  }

  private static String isWhole(String table) {
    return "SELECT NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '%s'::regclass)"
        .formatted(table);
  }

  private static String spreading(String table) {
    return table.equals(TENANT)
        ? "SELECT create_distributed_table('tenant', 'tenant_id')"
        : "SELECT create_distributed_table('%s', 'tenant_id', colocate_with => 'tenant')"
            .formatted(table);
  }

  private List<String> whole() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(WHOLE)) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private boolean is(String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void run(String command) throws SQLException {
    statement.executeQuery(command).close();
  }
}
