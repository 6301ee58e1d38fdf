package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.CountingFold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Whether the state of each series is what {@link CountingFold} makes of its events, voided ones
 * included: each folded exactly once, in the order of positions.
 */
final class FoldCheck {
  private static final String STATES = "SELECT tenant_id, series_id, state FROM series";

  private static final String EVENTS =
      """
      SELECT position, value FROM event WHERE tenant_id = ? AND series_id = ?
      UNION ALL SELECT position, value FROM voided_event WHERE tenant_id = ? AND series_id = ?
      ORDER BY position
      """;

  private final Connection connection;
  private final List<String> found;

  FoldCheck(Connection connection, List<String> found) {
    this.connection = connection;
    this.found = found;
  }

  void run() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATES)) {
      while (row.next()) {
        byte[] state = row.getBytes(3);
        CountingFold.Count recounted = recount(row.getLong(1), row.getLong(2));
        if (state == null || !CountingFold.decode(state).equals(recounted)) {
          found.add(
              "fold of series (tenant, series) (%d, %d): %s, not %s"
                  .formatted(
                      row.getLong(1),
                      row.getLong(2),
                      state == null ? "nothing" : CountingFold.decode(state),
                      recounted));
        }
      }
    }
  }

  private CountingFold.Count recount(long tenantId, long seriesId) throws SQLException {
    long samples = 0;
    double sum = 0;
    long last = 0;
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setLong(1, tenantId);
      statement.setLong(2, seriesId);
      statement.setLong(3, tenantId);
      statement.setLong(4, seriesId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          samples++;
          last = row.getLong(1);
          sum += row.getDouble(2);
        }
      }
    }
    return new CountingFold.Count(samples, sum, last);
  }
}
