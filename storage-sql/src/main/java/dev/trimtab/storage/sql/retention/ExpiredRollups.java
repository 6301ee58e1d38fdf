package dev.trimtab.storage.sql.retention;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Subjects;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;

/**
 * Removes rollups that are not kept, subject by subject: first the metric types, then the series,
 * whose numbers have no gaps. The tenant's row says where to go on.
 */
final class ExpiredRollups {
  private static final long NOTHING_TO_DO = Long.MIN_VALUE;

  private static final String CURSOR =
      "SELECT rollup_cursor, series_count FROM tenant WHERE tenant_id = ?";

  private static final String SET_CURSOR =
      "UPDATE tenant SET rollup_cursor = ? WHERE tenant_id = ?";

  private final PreparedStatement cursor;
  private final PreparedStatement setCursor;
  private final List<Table> tables;

  ExpiredRollups(WriteSession session) throws SQLException {
    this.cursor = session.prepared(CURSOR);
    this.setCursor = session.prepared(SET_CURSOR);
    this.tables = List.of(new Table(session, "rollup"), new Table(session, "failure_rollup"));
  }

  /** Has every subject of a tenant looked through again. */
  void begin(long tenantId) throws SQLException {
    long first = Arrays.stream(MetricType.values()).mapToLong(Subjects::ofMetric).min().orElse(0);
    moveTo(tenantId, first);
  }

  /**
   * Removes up to about {@code rows} rows, and looks through as many subjects at the most, of which
   * nothing may have to go.
   *
   * @return how many went and subjects were done with; 0 where all are
   */
  int remove(long tenantId, KeptFrom kept, int rows) throws SQLException {
    cursor.setLong(1, tenantId);
    long subject = NOTHING_TO_DO;
    long last = 0;
    try (ResultSet row = cursor.executeQuery()) {
      if (row.next() && row.getObject(1) != null) {
        subject = row.getLong(1);
        last = row.getLong(2);
      }
    }
    if (subject == NOTHING_TO_DO) {
      return 0;
    }
    return remove(tenantId, kept, subject, last, rows);
  }

  private int remove(long tenantId, KeptFrom kept, long first, long last, int rows)
      throws SQLException {
    int removed = 0;
    long subject = first;
    for (; subject <= last && subject < first + rows; subject++) {
      removed += ofSubject(tenantId, subject, kept, rows - removed);
      if (removed >= rows) {
        break;
      }
    }
    moveTo(tenantId, subject > last ? NOTHING_TO_DO : subject);
    return removed + 1;
  }

  private int ofSubject(long tenantId, long subject, KeptFrom kept, int rows) throws SQLException {
    int removed = 0;
    for (Table table : tables) {
      for (RollupLevel level : RollupLevel.values()) {
        long before = kept.micros(level) / level.micros();
        if (before > 0 && removed < rows) {
          removed += table.remove(tenantId, subject, level, before, rows - removed);
        }
      }
    }
    return removed;
  }

  private void moveTo(long tenantId, long subject) throws SQLException {
    if (subject == NOTHING_TO_DO) {
      setCursor.setNull(1, Types.BIGINT);
    } else {
      setCursor.setLong(1, subject);
    }
    setCursor.setLong(2, tenantId);
    setCursor.executeUpdate();
  }

  /** One of the two tables of rollups. */
  private static final class Table {
    private final PreparedStatement nth;
    private final PreparedStatement delete;

    Table(WriteSession session, String name) throws SQLException {
      this.nth = session.prepared(nth(name));
      this.delete = session.prepared(delete(name));
    }

    static String nth(String table) {
      return """
          SELECT bucket FROM %s
          WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket < ?
          ORDER BY bucket LIMIT 1 OFFSET ?
          """
          .formatted(table);
    }

    static String delete(String table) {
      return """
          DELETE FROM %s WHERE tenant_id = ? AND subject_id = ? AND level = ? AND bucket < ?
          """
          .formatted(table);
    }

    /** Whole buckets, the oldest first: with a bucket goes each row of it. */
    int remove(long tenantId, long subject, RollupLevel level, long before, int rows)
        throws SQLException {
      bind(nth, tenantId, subject, level, before);
      nth.setInt(5, rows - 1);
      long end = before;
      try (ResultSet row = nth.executeQuery()) {
        if (row.next()) {
          end = row.getLong(1) + 1;
        }
      }
      bind(delete, tenantId, subject, level, end);
      return delete.executeUpdate();
    }

    private static void bind(
        PreparedStatement statement, long tenantId, long subject, RollupLevel level, long before)
        throws SQLException {
      statement.setLong(1, tenantId);
      statement.setLong(2, subject);
      statement.setInt(3, level.code());
      statement.setLong(4, before);
    }
  }
}
