package dev.trimtab.storage.sql.retention;

import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Removes the oldest events before a time, live or voided, with the ids that callers gave them, and
 * notes in their series how many went.
 */
final class ExpiredEvents {
  private static final String DELETE_KEY =
      "DELETE FROM event_key WHERE tenant_id = ? AND event_id = ? AND position = ?";

  private final PreparedStatement select;
  private final PreparedStatement delete;
  private final PreparedStatement deleteKey;
  private final PreparedStatement count;

  private ExpiredEvents(WriteSession session, Kind kind) throws SQLException {
    this.select = session.prepared(kind.select());
    this.delete =
        session.prepared(
            "DELETE FROM "
                + kind.table
                + " WHERE tenant_id = ? AND position = ? AND occurred_at = ?");
    this.deleteKey = session.prepared(DELETE_KEY);
    this.count = session.prepared(kind.count());
  }

  static ExpiredEvents live(WriteSession session) throws SQLException {
    return new ExpiredEvents(session, Kind.LIVE);
  }

  static ExpiredEvents voided(WriteSession session) throws SQLException {
    return new ExpiredEvents(session, Kind.VOIDED);
  }

  /** Which of the two tables of events, and where their series count what went. */
  enum Kind {
    LIVE("event", "expired_count"),
    VOIDED("voided_event", "expired_voided_count");

    private final String table;
    private final String counter;

    Kind(String table, String counter) {
      this.table = table;
      this.counter = counter;
    }

    String select() {
      return """
          SELECT position, series_id, event_id, occurred_at FROM %s
          WHERE tenant_id = ? AND occurred_at < ? ORDER BY occurred_at LIMIT ?
          """
          .formatted(table);
    }

    String count() {
      return "UPDATE series SET %1$s = %1$s + ? WHERE tenant_id = ? AND series_id = ?"
          .formatted(counter);
    }
  }

  /**
   * Removes up to {@code rows} events.
   *
   * @return how many went
   */
  int remove(long tenantId, long beforeMicros, int rows) throws SQLException {
    Map<Long, Integer> bySeries = new TreeMap<>();
    select.setLong(1, tenantId);
    select.setLong(2, beforeMicros);
    select.setInt(3, rows);
    int removed = 0;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        addToBatches(tenantId, row.getLong(1), row.getString(3), row.getLong(4));
        bySeries.merge(row.getLong(2), 1, Integer::sum);
        removed++;
      }
    }
    if (removed > 0) {
      delete.executeBatch();
      deleteKey.executeBatch();
      count(tenantId, bySeries);
    }
    return removed;
  }

  private void addToBatches(long tenantId, long position, String id, long occurredAt)
      throws SQLException {
    delete.setLong(1, tenantId);
    delete.setLong(2, position);
    delete.setLong(3, occurredAt);
    delete.addBatch();
    deleteKey.setLong(1, tenantId);
    deleteKey.setString(2, id);
    deleteKey.setLong(3, position);
    deleteKey.addBatch();
  }

  private void count(long tenantId, Map<Long, Integer> bySeries) throws SQLException {
    for (Map.Entry<Long, Integer> series : bySeries.entrySet()) {
      count.setInt(1, series.getValue());
      count.setLong(2, tenantId);
      count.setLong(3, series.getKey());
      count.addBatch();
    }
    count.executeBatch();
  }
}
