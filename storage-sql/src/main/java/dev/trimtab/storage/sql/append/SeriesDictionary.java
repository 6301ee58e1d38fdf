package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.engine.CommittedIds;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number of a series: in memory, where it was used lately, else in the database. A series
 * keeps its number as long as its tenant has its own, and no number of a tenant is given twice:
 * what is remembered stays right whoever else writes.
 */
final class SeriesDictionary {
  private static final int REMEMBERED = 50_000;
  private static final String SELECT =
      """
      SELECT series_id FROM series
      WHERE tenant_id = ? AND domain = ? AND event_type = ? AND metric_type = ?
      """;

  private record Name(long tenantId, SeriesKey key) {}

  private final CommittedIds<Name> remembered = new CommittedIds<>(REMEMBERED);

  /** The number of a committed series, or null where there is none. */
  @Nullable Long find(WriteSession session, long tenantId, SeriesKey key) throws SQLException {
    Name name = new Name(tenantId, key);
    Long known = remembered.get(name);
    if (known == null) {
      known = select(session.prepared(SELECT), name);
      if (known != null) {
        remembered.put(name, known);
      }
    }
    return known;
  }

  /** Remembers a series once it is committed. */
  void committed(long tenantId, SeriesPlan series) {
    remembered.put(new Name(tenantId, series.key()), series.seriesId());
  }

  /** What was committed may be gone where the database was away, or another took its place. */
  void forgetAll() {
    remembered.forgetAll();
  }

  private static @Nullable Long select(PreparedStatement select, Name name) throws SQLException {
    select.setLong(1, name.tenantId());
    select.setString(2, name.key().domain());
    select.setString(3, name.key().eventType());
    select.setInt(4, name.key().metricType().code());
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }
}
