package dev.trimtab.storage.sql.recount;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Two queries that should give the same rows, but for tenants that are being deleted. Their first
 * column is {@code tenant_id}.
 *
 * @param what is compared, and what the columns are
 * @param recounted from the events
 * @param stored what the store says
 */
record CountCheck(String what, String recounted, String stored) {
  private static final int SHOWN = 5;

  private static final String NOT_GOING =
      "WHERE tenant_id NOT IN (SELECT tenant_id FROM tenant WHERE deleting_at IS NOT NULL)";

  void run(Connection connection, List<String> found) throws SQLException {
    difference(connection, "recounted, not stored", recounted, stored, found);
    difference(connection, "stored, not recounted", stored, recounted, found);
  }

  private void difference(
      Connection connection, String side, String these, String those, List<String> found)
      throws SQLException {
    String sql =
        "SELECT * FROM (%1$s) a %3$s EXCEPT SELECT * FROM (%2$s) b %3$s"
            .formatted(these, those, NOT_GOING);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      for (int shown = 0; shown < SHOWN && rows.next(); shown++) {
        found.add(what + ", " + side + ": " + columns(rows));
      }
    }
  }

  private static List<String> columns(ResultSet row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(String.valueOf(row.getObject(i)));
    }
    return columns;
  }
}
