package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Table {@code series}, and the names in use in {@code domain} and {@code event_type}. */
final class SeriesRows {
  private static final String INSERT =
      """
      INSERT INTO series (tenant_id, series_id, domain, event_type, metric_type,
        event_count, last_occurred_at)
      VALUES (?, ?, ?, ?, ?, 0, 0)
      """;

  private static final String INSERT_DOMAIN =
      "INSERT INTO domain (tenant_id, domain) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private static final String INSERT_EVENT_TYPE =
      "INSERT INTO event_type (tenant_id, event_type) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private static final String SELECT =
      "SELECT state, " + OpenMinute.COLUMNS + " FROM series WHERE tenant_id = ? AND series_id = ?";

  private static final String ADD =
      """
      UPDATE series SET event_count = event_count + ?,
        last_occurred_at = CASE WHEN last_occurred_at < ? THEN ? ELSE last_occurred_at END,
        state = ?, %s
      WHERE tenant_id = ? AND series_id = ?
      """
          .formatted(OpenMinute.ASSIGNMENTS);

  private final PreparedStatement insert;
  private final PreparedStatement insertDomain;
  private final PreparedStatement insertEventType;
  private final PreparedStatement select;
  private final PreparedStatement add;

  SeriesRows(WriteSession session) throws SQLException {
    this.insert = session.prepared(INSERT);
    this.insertDomain = session.prepared(INSERT_DOMAIN);
    this.insertEventType = session.prepared(INSERT_EVENT_TYPE);
    this.select = session.prepared(SELECT);
    this.add = session.prepared(ADD);
  }

  /**
   * Opens a series.
   *
   * @return true where its domain is new
   */
  boolean insert(long tenantId, SeriesPlan series) throws SQLException {
    SeriesKey key = series.key();
    insert.setLong(1, tenantId);
    insert.setLong(2, series.seriesId());
    insert.setString(3, key.domain());
    insert.setString(4, key.eventType());
    insert.setInt(5, key.metricType().code());
    insert.executeUpdate();
    insertEventType.setLong(1, tenantId);
    insertEventType.setString(2, key.eventType());
    insertEventType.executeUpdate();
    insertDomain.setLong(1, tenantId);
    insertDomain.setString(2, key.domain());
    return insertDomain.executeUpdate() == 1;
  }

  SeriesTotals find(long tenantId, long seriesId) throws SQLException {
    select.setLong(1, tenantId);
    select.setLong(2, seriesId);
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new StorageException(
            StorageException.Kind.CONFLICT, "a series that was remembered is not there", null);
      }
      return new SeriesTotals(OpenMinute.read(row, 2), row.getBytes(1));
    }
  }

  /** Counts new events of a series and puts its new totals. */
  void add(long tenantId, long seriesId, int events, long lastOccurredAt, SeriesTotals totals)
      throws SQLException {
    add.setLong(1, events);
    add.setLong(2, lastOccurredAt);
    add.setLong(3, lastOccurredAt);
    add.setBytes(4, totals.state());
    int index = totals.open().bind(add, 5);
    add.setLong(index, tenantId);
    add.setLong(index + 1, seriesId);
    add.addBatch();
  }

  void writeBatch() throws SQLException {
    add.executeBatch();
  }
}
