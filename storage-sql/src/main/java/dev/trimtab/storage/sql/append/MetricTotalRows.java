package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Table {@code metric_total}. */
final class MetricTotalRows {
  private static final String ADD =
      """
      INSERT INTO metric_total (tenant_id, metric_type, event_count) VALUES (?, ?, ?)
      ON CONFLICT (tenant_id, metric_type) DO UPDATE SET
        event_count = metric_total.event_count + excluded.event_count
      """;

  private final PreparedStatement add;

  MetricTotalRows(WriteSession session) throws SQLException {
    this.add = session.prepared(ADD);
  }

  void add(long tenantId, MetricType type, int events) throws SQLException {
    add.setLong(1, tenantId);
    add.setInt(2, type.code());
    add.setLong(3, events);
    add.executeUpdate();
  }
}
