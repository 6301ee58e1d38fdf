package dev.trimtab.storage.sql.append;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

/** Table {@code tenant}, and the counts of live events by metric type. */
final class TenantRows {
  private static final String SELECT =
      """
      SELECT tenant_id, next_position, series_count, domain_count, failure_class_count,
        coalesce(last_occurred_at, -1), deleting_at IS NOT NULL, coalesce(series, -1),
        pooled
      FROM tenant LEFT JOIN tenant_settings USING (tenant_id) WHERE tenant_id = ? AND name = ?
      """;

  private static final String UPDATE =
      """
      UPDATE tenant SET next_position = ?, series_count = ?, domain_count = ?,
        failure_class_count = ?, last_occurred_at = ?
      WHERE tenant_id = ?
      """;

  private final WriteSession session;

  TenantRows(WriteSession session) {
    this.session = session;
  }

  /**
   * The row as no other transaction can change it from now on, or {@link TenantRow#NEW}. The limit
   * of series is that of the moment the row was asked for: where it is being changed just then, the
   * change counts from the next group on.
   */
  TenantRow find(TenantId tenant) throws SQLException {
    TenantRow row = TenantNumbers.rowOrTurn(session, tenant, SELECT, TenantRows::read);
    return row == null ? TenantRow.NEW : row;
  }

  private static TenantRow read(ResultSet row) throws SQLException {
    return new TenantRow(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getLong(6),
        row.getBoolean(7),
        row.getInt(8),
        row.getInt(9) != 0);
  }

  /** Adds a tenant and returns its number. */
  long insert(TenantId tenant, Instant createdAt) throws SQLException {
    return TenantNumbers.make(session, tenant, createdAt);
  }

  /** Writes the counters of a tenant. */
  void update(TenantRow row) throws SQLException {
    PreparedStatement update = session.prepared(UPDATE);
    update.setLong(1, row.nextPosition());
    update.setInt(2, row.seriesCount());
    update.setInt(3, row.domainCount());
    update.setInt(4, row.failureClassCount());
    update.setObject(
        5, row.lastOccurredAt() == TenantRow.NEVER ? null : row.lastOccurredAt(), Types.BIGINT);
    update.setLong(6, row.tenantId());
    update.executeUpdate();
  }
}
