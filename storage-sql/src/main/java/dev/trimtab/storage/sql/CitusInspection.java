package dev.trimtab.storage.sql;

import dev.trimtab.storage.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at the servers of a cluster that have tenants' rows, the coordinator apart. */
final class CitusInspection {
  private static final String CHECK = "workers";

  private static final String WORKERS =
      """
      SELECT count(*) FROM pg_dist_node
      WHERE groupid <> 0 AND noderole = 'primary' AND isactive AND shouldhaveshards
      """;

  /** Each worker, whether it answers, and which of the settings are off there. */
  private static final String OFF =
      """
      SELECT nodename || ':' || nodeport, success, result FROM run_command_on_workers($$
        SELECT coalesce(string_agg(name || ' = off', ', ' ORDER BY name), '') FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
      $$) ORDER BY 1
      """;

  private CitusInspection() {}

  static List<Finding> run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long workers = workers(statement);
      return workers == 0 ? List.of(alone()) : ofWorkers(statement, workers);
    }
  }

  private static long workers(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(WORKERS)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Finding alone() {
    return Finding.warning(
        CHECK,
        "the cluster has no worker: the rows of all tenants lie on the coordinator",
        "SELECT citus_add_node(...) on the coordinator for each, then citus_rebalance_start()");
  }

  private static List<Finding> ofWorkers(Statement statement, long workers) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(OFF)) {
      while (row.next()) {
        String worker = row.getString(1);
        String off = row.getString(3);
        if (!row.getBoolean(2)) {
          findings.add(silent(worker));
        } else if (!off.isEmpty()) {
          findings.add(unsafe(worker, off));
        }
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(CHECK, workers + " workers keep what they commit"))
        : findings;
  }

  private static Finding silent(String worker) {
    return Finding.warning(
        CHECK,
        "the worker %s does not answer: nothing is to be had of the tenants that lie there"
            .formatted(worker),
        "see to that server, and to what it takes from the coordinator in pg_hba.conf");
  }

  private static Finding unsafe(String worker, String off) {
    return Finding.error(
        CHECK,
        "the worker %s has %s: what was acknowledged may be lost in a crash, or damaged"
            .formatted(worker, off),
        "set it on there as on the coordinator");
  }
}
