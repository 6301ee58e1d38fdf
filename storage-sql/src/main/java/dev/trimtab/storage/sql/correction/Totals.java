package dev.trimtab.storage.sql.correction;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Takes an event out of the totals of its series, its metric type and its tenant. */
final class Totals {
  /** A series without live events is as it was when it was opened. */
  private static final String SERIES =
      """
      UPDATE series SET event_count = event_count - 1,
        last_occurred_at = coalesce(
          (SELECT max(e.occurred_at) FROM event e
           WHERE e.tenant_id = series.tenant_id AND e.series_id = series.series_id),
          0)
      WHERE tenant_id = ? AND series_id = ?
      """;

  private static final String METRIC =
      """
      UPDATE metric_total SET event_count = event_count - 1
      WHERE tenant_id = ? AND metric_type = ?
      """;

  private static final String TENANT =
      """
      UPDATE tenant SET last_occurred_at =
        (SELECT max(e.occurred_at) FROM event e WHERE e.tenant_id = tenant.tenant_id)
      WHERE tenant_id = ?
      """;

  private final PreparedStatement series;
  private final PreparedStatement metric;
  private final PreparedStatement tenant;

  Totals(WriteSession session) throws SQLException {
    this.series = session.prepared(SERIES);
    this.metric = session.prepared(METRIC);
    this.tenant = session.prepared(TENANT);
  }

  void takeOut(StoredEvent event) throws SQLException {
    series.setLong(1, event.tenantId());
    series.setLong(2, event.seriesId());
    series.executeUpdate();
    metric.setLong(1, event.tenantId());
    metric.setInt(2, event.event().series().metricType().code());
    metric.executeUpdate();
    tenant.setLong(1, event.tenantId());
    tenant.executeUpdate();
  }
}
