package dev.trimtab.storage.sql.correction;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvent;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.StoredMetric;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event out of the totals of its series, and of its metric type and its tenant where it is
 * not of the server's own work.
 *
 * <p>The latest time that is left is the latest of the events, where any is kept. Where all that
 * are left were removed by retention, it is not known any more but that it lies before the days
 * that are kept: then the last moment before them stands for it.
 */
final class Totals {
  /** What was removed by retention, of a series or of all of a tenant. */
  private static final String EXPIRED =
      "SELECT 1 FROM series WHERE tenant_id = ? AND series_id = ? AND expired_count > 0";

  private static final String EXPIRED_OF_TENANT =
      "SELECT 1 FROM series WHERE tenant_id = ? AND expired_count > 0 AND NOT %s LIMIT 1"
          .formatted(StoredMetric.isSystem("domain"));

  private static final String LATEST =
      "SELECT max(occurred_at) FROM event WHERE tenant_id = ? AND series_id = ? AND occurred_at >= ?";

  private static final String LATEST_OF_TENANT =
      """
      SELECT occurred_at FROM event
      WHERE tenant_id = ? AND occurred_at >= ? AND metric_type < %d
      ORDER BY occurred_at DESC LIMIT 1
      """
          .formatted(StoredMetric.SYSTEM);

  private static final String SERIES =
      """
      UPDATE series SET event_count = event_count - 1, last_occurred_at = ?
      WHERE tenant_id = ? AND series_id = ?
      """;

  private static final String METRIC =
      """
      UPDATE metric_total SET event_count = event_count - 1
      WHERE tenant_id = ? AND metric_type = ?
      """;

  private static final String TENANT = "UPDATE tenant SET last_occurred_at = ? WHERE tenant_id = ?";

  private final PreparedStatement expired;
  private final PreparedStatement expiredOfTenant;
  private final PreparedStatement latest;
  private final PreparedStatement series;
  private final PreparedStatement metric;
  private final PreparedStatement latestOfTenant;
  private final PreparedStatement tenant;

  Totals(WriteSession session) throws SQLException {
    this.expired = session.prepared(EXPIRED);
    this.expiredOfTenant = session.prepared(EXPIRED_OF_TENANT);
    this.latest = session.prepared(LATEST);
    this.series = session.prepared(SERIES);
    this.metric = session.prepared(METRIC);
    this.latestOfTenant = session.prepared(LATEST_OF_TENANT);
    this.tenant = session.prepared(TENANT);
  }

  void takeOut(StoredEvent event, KeptFrom kept) throws SQLException {
    series.setLong(1, latestOfSeries(event, kept.rawMicros()));
    series.setLong(2, event.tenantId());
    series.setLong(3, event.seriesId());
    series.executeUpdate();
    SeriesKey key = event.event().series();
    if (SystemDomain.includes(key.domain())) {
      return;
    }
    metric.setLong(1, event.tenantId());
    metric.setInt(2, key.metricType().code());
    metric.executeUpdate();
    tenant.setObject(1, latestOfTenant(event.tenantId(), kept.rawMicros()), Types.BIGINT);
    tenant.setLong(2, event.tenantId());
    tenant.executeUpdate();
  }

  /** A series without live events is as it was when it was opened. */
  private long latestOfSeries(StoredEvent event, long keptFrom) throws SQLException {
    expired.setLong(1, event.tenantId());
    expired.setLong(2, event.seriesId());
    boolean hasExpired = number(expired) != null;
    latest.setLong(1, event.tenantId());
    latest.setLong(2, event.seriesId());
    latest.setLong(3, hasExpired ? keptFrom : Long.MIN_VALUE);
    Long time = number(latest);
    if (time != null) {
      return time;
    }
    return hasExpired ? keptFrom - 1 : 0;
  }

  private @Nullable Long latestOfTenant(long tenantId, long keptFrom) throws SQLException {
    Long time = latestFrom(tenantId, keptFrom);
    if (time != null) {
      return time;
    }
    expiredOfTenant.setLong(1, tenantId);
    boolean hasExpired = number(expiredOfTenant) != null;
    return hasExpired ? Long.valueOf(keptFrom - 1) : latestFrom(tenantId, Long.MIN_VALUE);
  }

  private @Nullable Long latestFrom(long tenantId, long from) throws SQLException {
    latestOfTenant.setLong(1, tenantId);
    latestOfTenant.setLong(2, from);
    return number(latestOfTenant);
  }

  /** The one there is; null where there is none. */
  private static @Nullable Long number(PreparedStatement question) throws SQLException {
    try (ResultSet row = question.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      long found = row.getLong(1);
      return row.wasNull() ? null : found;
    }
  }
}
