package dev.trimtab.storage.sql.retention;

import dev.trimtab.retention.Cutoffs;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What can be known of what is to go without a turn at the writer. */
final class ExpiryReads {
  static final String KEPT =
      """
      SELECT tenant_id, raw_from, minute_from, hour_from, day_from, rollup_cursor IS NOT NULL
      FROM tenant WHERE name = ?
      """;

  static final String OLDEST =
      """
      SELECT min(occurred_at) FROM event WHERE tenant_id = ?
      """;

  static final String OLDEST_VOIDED =
      """
      SELECT min(occurred_at) FROM voided_event WHERE tenant_id = ?
      """;

  static final String COUNT =
      """
      SELECT coalesce(sum(count), 0) FROM rollup
      WHERE tenant_id = ? AND subject_id IN (-1, -2, -3, -4, -5) AND level = ?
        AND bucket >= ? AND bucket < ?
      """;

  private final ReadSession session;

  ExpiryReads(ReadSession session) {
    this.session = session;
  }

  /** True where no day of a tenant would move, or there is no such tenant. */
  boolean isKeptFrom(TenantId tenant, Cutoffs cutoffs) throws SQLException {
    try (ResultSet row = kept(tenant)) {
      return !row.next()
          || (row.getLong(2) >= cutoffs.raw()
              && row.getLong(3) >= cutoffs.minute()
              && row.getLong(4) >= cutoffs.hour()
              && row.getLong(5) >= cutoffs.day());
    }
  }

  /** True where a tenant has rows to remove. */
  boolean isDue(TenantId tenant) throws SQLException {
    long number;
    long before;
    try (ResultSet row = kept(tenant)) {
      if (!row.next()) {
        return false;
      }
      if (row.getBoolean(6)) {
        return true;
      }
      number = row.getLong(1);
      before = row.getLong(2) * RollupLevel.DAY.micros();
    }
    return before > 0 && (has(OLDEST, number, before) || has(OLDEST_VOIDED, number, before));
  }

  /** Events before a day that are there now, by what the days count. */
  long count(TenantId tenant, long beforeDay) throws SQLException {
    long number;
    long from;
    try (ResultSet row = kept(tenant)) {
      if (!row.next()) {
        return 0;
      }
      number = row.getLong(1);
      from = row.getLong(2);
    }
    PreparedStatement count = session.prepared(COUNT);
    count.setLong(1, number);
    count.setInt(2, RollupLevel.DAY.code());
    count.setLong(3, from);
    count.setLong(4, beforeDay);
    try (ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private ResultSet kept(TenantId tenant) throws SQLException {
    PreparedStatement kept = session.prepared(KEPT);
    kept.setString(1, tenant.value());
    return kept.executeQuery();
  }

  private boolean has(String oldest, long number, long before) throws SQLException {
    PreparedStatement statement = session.prepared(oldest);
    statement.setLong(1, number);
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      long time = row.getLong(1);
      return !row.wasNull() && time < before;
    }
  }
}
