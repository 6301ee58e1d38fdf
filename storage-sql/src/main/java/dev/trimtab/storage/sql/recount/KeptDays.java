package dev.trimtab.storage.sql.recount;

import dev.trimtab.storage.sql.schema.KeptFrom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What is kept of each tenant that is not being deleted: what can be counted anew. */
final class KeptDays {
  private static final String SELECT =
      """
      SELECT tenant_id, raw_from, minute_from, hour_from, day_from FROM tenant
      WHERE deleting_at IS NULL
      """;

  private KeptDays() {}

  /** By the number of the tenant. */
  static Map<Long, KeptFrom> of(Connection connection) throws SQLException {
    Map<Long, KeptFrom> kept = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT)) {
      while (row.next()) {
        kept.put(
            row.getLong(1),
            new KeptFrom(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return kept;
  }
}
