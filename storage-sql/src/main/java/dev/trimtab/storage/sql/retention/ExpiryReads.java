package dev.trimtab.storage.sql.retention;

import dev.trimtab.retention.Cutoffs;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What can be known of what is to go without a turn at the writer. */
final class ExpiryReads {
  static final String KEPT =
      """
      SELECT tenant_id, raw_from, minute_from, hour_from, day_from, rollup_cursor IS NOT NULL
      FROM tenant WHERE tenant_id = ? AND name = ?
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

  /**
   * What is kept of a tenant.
   *
   * @param going true where rollups are being looked through
   */
  private record Kept(long number, KeptFrom from, boolean going) {
    static Kept of(ResultSet row) throws SQLException {
      return new Kept(
          row.getLong(1),
          new KeptFrom(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
          row.getBoolean(6));
    }
  }

  /** True where no day of a tenant would move, or there is no such tenant. */
  boolean isKeptFrom(TenantId tenant, Cutoffs cutoffs) throws SQLException {
    Kept kept = kept(tenant);
    return kept == null
        || (kept.from().raw() >= cutoffs.raw()
            && kept.from().minute() >= cutoffs.minute()
            && kept.from().hour() >= cutoffs.hour()
            && kept.from().day() >= cutoffs.day());
  }

  /** True where a tenant has rows to remove. */
  boolean isDue(TenantId tenant) throws SQLException {
    Kept kept = kept(tenant);
    if (kept == null || kept.going()) {
      return kept != null;
    }
    long before = kept.from().rawMicros();
    return before > 0
        && (has(OLDEST, kept.number(), before) || has(OLDEST_VOIDED, kept.number(), before));
  }

  /** Events before a day that are there now, by what the days count. */
  long count(TenantId tenant, long beforeDay) throws SQLException {
    Kept kept = kept(tenant);
    if (kept == null) {
      return 0;
    }
    PreparedStatement count = session.prepared(COUNT);
    count.setLong(1, kept.number());
    count.setInt(2, RollupLevel.DAY.code());
    count.setLong(3, kept.from().raw());
    count.setLong(4, beforeDay);
    try (ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private @Nullable Kept kept(TenantId tenant) throws SQLException {
    return TenantNumbers.row(session, tenant, KEPT, Kept::of);
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
