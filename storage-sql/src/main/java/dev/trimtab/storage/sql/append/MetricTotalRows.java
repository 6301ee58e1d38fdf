package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Table {@code metric_total}. */
final class MetricTotalRows {
  private static final String SELECT =
      "SELECT " + OpenMinute.COLUMNS + " FROM metric_total WHERE tenant_id = ? AND metric_type = ?";

  private static final String INSERT =
      """
      INSERT INTO metric_total (tenant_id, metric_type, event_count) VALUES (?, ?, 0)
      ON CONFLICT DO NOTHING
      """;

  private static final String ADD =
      """
      UPDATE metric_total SET event_count = event_count + ?, %s
      WHERE tenant_id = ? AND metric_type = ?
      """
          .formatted(OpenMinute.ASSIGNMENTS);

  private final PreparedStatement select;
  private final PreparedStatement insert;
  private final PreparedStatement add;

  MetricTotalRows(WriteSession session) throws SQLException {
    this.select = session.prepared(SELECT);
    this.insert = session.prepared(INSERT);
    this.add = session.prepared(ADD);
  }

  /** The open minute of a metric type, whose row there is from now on. */
  OpenMinute find(long tenantId, MetricType type) throws SQLException {
    select.setLong(1, tenantId);
    select.setInt(2, type.code());
    try (ResultSet row = select.executeQuery()) {
      if (row.next()) {
        return OpenMinute.read(row, 1);
      }
    }
    insert.setLong(1, tenantId);
    insert.setInt(2, type.code());
    insert.executeUpdate();
    return OpenMinute.NONE;
  }

  void add(long tenantId, MetricType type, int events, OpenMinute open) throws SQLException {
    add.setLong(1, events);
    int index = open.bind(add, 2);
    add.setLong(index, tenantId);
    add.setInt(index + 1, type.code());
    add.executeUpdate();
  }
}
