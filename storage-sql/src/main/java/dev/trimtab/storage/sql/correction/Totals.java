package dev.trimtab.storage.sql.correction;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvent;
import dev.trimtab.storage.sql.schema.KeptFrom;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Takes an event out of the totals of its series, its metric type and its tenant.
 *
 * <p>The latest time that is left is the latest of the events, where any is kept. Where all that
 * are left were removed by retention, it is not known any more but that it lies before the days
 * that are kept: then the last moment before them stands for it.
 */
final class Totals {
  /** A series without live events is as it was when it was opened. */
  private static final String SERIES =
      """
      UPDATE series SET event_count = event_count - 1,
        last_occurred_at = coalesce(
          (SELECT max(e.occurred_at) FROM event e
           WHERE e.tenant_id = series.tenant_id AND e.series_id = series.series_id
             AND (e.occurred_at >= ? OR series.expired_count = 0)),
          CASE WHEN expired_count > 0 THEN ? - 1 ELSE 0 END)
      WHERE tenant_id = ? AND series_id = ?
      """;

  private static final String METRIC =
      """
      UPDATE metric_total SET event_count = event_count - 1
      WHERE tenant_id = ? AND metric_type = ?
      """;

  private static final String TENANT =
      """
      UPDATE tenant SET last_occurred_at = coalesce(
        (SELECT max(e.occurred_at) FROM event e
         WHERE e.tenant_id = tenant.tenant_id AND e.occurred_at >= ?),
        CASE WHEN EXISTS (SELECT 1 FROM series s
            WHERE s.tenant_id = tenant.tenant_id AND s.expired_count > 0)
          THEN ? - 1
          ELSE (SELECT max(e.occurred_at) FROM event e WHERE e.tenant_id = tenant.tenant_id) END)
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

  void takeOut(StoredEvent event, KeptFrom kept) throws SQLException {
    series.setLong(1, kept.rawMicros());
    series.setLong(2, kept.rawMicros());
    series.setLong(3, event.tenantId());
    series.setLong(4, event.seriesId());
    series.executeUpdate();
    metric.setLong(1, event.tenantId());
    metric.setInt(2, event.event().series().metricType().code());
    metric.executeUpdate();
    tenant.setLong(1, kept.rawMicros());
    tenant.setLong(2, kept.rawMicros());
    tenant.setLong(3, event.tenantId());
    tenant.executeUpdate();
  }
}
