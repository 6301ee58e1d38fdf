package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.CommittedIds;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number of a series: in memory, where it was used lately, else in the database. A series
 * keeps its number as long as its tenant has its own, and no number of a tenant is given twice:
 * what is remembered stays right whoever else writes.
 */
final class SeriesDictionary {
  private static final int REMEMBERED = 50_000;
  private static final RowStatement SELECT =
      RowStatement.select(
          """
          SELECT ?5, series_id FROM series
          WHERE tenant_id = ?1 AND domain = ?2 AND event_type = ?3 AND metric_type = ?4
          """,
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.TEXT,
          ColumnType.INT,
          ColumnType.INT);

  private record Name(long tenantId, SeriesKey key) {}

  private final CommittedIds<Name> remembered = new CommittedIds<>(REMEMBERED);

  /** The number of a committed series, or null where there is none. */
  @Nullable Long find(WriteSession session, long tenantId, SeriesKey key) throws SQLException {
    Name name = new Name(tenantId, key);
    Long known = remembered.get(name);
    if (known == null) {
      known = select(session.manyRows(SELECT), List.of(name)).get(key);
    }
    return known;
  }

  /** The numbers of those that are committed. */
  Map<SeriesKey, Long> findAll(WriteSession session, long tenantId, Set<SeriesKey> keys)
      throws SQLException {
    Map<SeriesKey, Long> found = new HashMap<>();
    List<Name> unknown = new ArrayList<>();
    for (SeriesKey key : keys) {
      Name name = new Name(tenantId, key);
      Long known = remembered.get(name);
      if (known == null) {
        unknown.add(name);
      } else {
        found.put(key, known);
      }
    }
    if (!unknown.isEmpty()) {
      found.putAll(select(session.manyRows(SELECT), unknown));
    }
    return found;
  }

  /** Remembers a series once it is committed. */
  void committed(long tenantId, SeriesPlan series) {
    remembered.put(new Name(tenantId, series.key()), series.seriesId());
  }

  /** What was committed may be gone where the database was away, or another took its place. */
  void forgetAll() {
    remembered.forgetAll();
  }

  private Map<SeriesKey, Long> select(ManyRows select, List<Name> names) throws SQLException {
    for (int number = 0; number < names.size(); number++) {
      Name name = names.get(number);
      select.setLong(1, name.tenantId());
      select.setText(2, name.key().domain());
      select.setText(3, name.key().eventType());
      select.setInt(4, name.key().metricType().code());
      select.setInt(5, number);
      select.add();
    }
    Map<SeriesKey, Long> found = new HashMap<>();
    try (ResultSet row = select.read()) {
      while (row.next()) {
        Name name = names.get(row.getInt(1));
        found.put(name.key(), row.getLong(2));
        remembered.put(name, row.getLong(2));
      }
    }
    return found;
  }
}
