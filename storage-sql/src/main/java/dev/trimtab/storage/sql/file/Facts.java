package dev.trimtab.storage.sql.file;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.StoreFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts what a database holds. */
final class Facts {
  private static final String SELECT =
      """
      SELECT
        (SELECT version FROM flyway_schema_history WHERE success
         ORDER BY installed_rank DESC LIMIT 1),
        (SELECT count(*) FROM tenant),
        (SELECT count(*) FROM event),
        (SELECT count(*) FROM api_key),
        (SELECT max(last_occurred_at) FROM tenant)
      """;

  private Facts() {}

  static StoreFacts read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT)) {
      row.next();
      long latest = row.getLong(5);
      return new StoreFacts(
          row.getString(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.wasNull() ? null : Micros.toInstant(latest));
    }
  }
}
