package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code series}, and the names in use in {@code domain} and {@code event_type}. */
final class SeriesRows {
  private static final RowStatement INSERT =
      RowStatement.insert(
          """
          series (tenant_id, series_id, domain, event_type, metric_type, event_count,
            last_occurred_at)
          """,
          "",
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.TEXT,
          ColumnType.INT,
          ColumnType.LONG,
          ColumnType.LONG);

  private static final RowStatement INSERT_DOMAIN =
      RowStatement.insert(
          "domain (tenant_id, domain)", "ON CONFLICT DO NOTHING", ColumnType.LONG, ColumnType.TEXT);

  private static final RowStatement INSERT_EVENT_TYPE =
      RowStatement.insert(
          "event_type (tenant_id, event_type)",
          "ON CONFLICT DO NOTHING",
          ColumnType.LONG,
          ColumnType.TEXT);

  private static final RowStatement SELECT =
      RowStatement.select(
          "SELECT series_id, state, %s FROM series WHERE tenant_id = ?1 AND series_id = ?2"
              .formatted(OpenMinute.COLUMNS),
          ColumnType.LONG,
          ColumnType.LONG);

  private static final RowStatement ADD =
      RowStatement.update(
          """
          series SET event_count = event_count + ?3,
            last_occurred_at = CASE WHEN last_occurred_at < ?4 THEN ?4 ELSE last_occurred_at END,
            state = ?5, %s
          """
              .formatted(OpenMinute.assignments(6)),
          "tenant_id = ?1 AND series_id = ?2",
          OpenMinute.typesAfter(
              ColumnType.LONG,
              ColumnType.LONG,
              ColumnType.LONG,
              ColumnType.LONG,
              ColumnType.BYTES));

  private final ManyRows insert;
  private final ManyRows insertDomain;
  private final ManyRows insertEventType;
  private final ManyRows select;
  private final ManyRows add;
  private final boolean asksAhead;
  private final Map<Long, SeriesTotals> asked = new HashMap<>();

  SeriesRows(WriteSession session) throws SQLException {
    this.insert = session.manyRows(INSERT);
    this.insertDomain = session.manyRows(INSERT_DOMAIN);
    this.insertEventType = session.manyRows(INSERT_EVENT_TYPE);
    this.select = session.manyRows(SELECT);
    this.add = session.manyRows(ADD);
    this.asksAhead = session.asksAhead();
  }

  /**
   * Opens series. The names of those that are the server's own are in no list of names.
   *
   * @return how many of the listed domains are new
   */
  int open(long tenantId, List<SeriesPlan> opened) throws SQLException {
    for (SeriesPlan series : opened) {
      SeriesKey key = series.key();
      insert.setLong(1, tenantId);
      insert.setLong(2, series.seriesId());
      insert.setText(3, key.domain());
      insert.setText(4, key.eventType());
      insert.setInt(5, key.metricType().code());
      insert.setLong(6, 0);
      insert.setLong(7, 0);
      insert.add();
      if (!series.isSystem()) {
        list(tenantId, key);
      }
    }
    insert.write();
    insertEventType.write();
    return insertDomain.write();
  }

  private void list(long tenantId, SeriesKey key) throws SQLException {
    insertEventType.setLong(1, tenantId);
    insertEventType.setText(2, key.eventType());
    insertEventType.add();
    insertDomain.setLong(1, tenantId);
    insertDomain.setText(2, key.domain());
    insertDomain.add();
  }

  /** Asks for the totals that will be looked for, where that saves asking for each. */
  void ask(long tenantId, Collection<SeriesPlan> series) throws SQLException {
    if (asksAhead) {
      for (SeriesPlan each : series) {
        addKey(tenantId, each.seriesId());
      }
      try (ResultSet row = select.read()) {
        while (row.next()) {
          asked.put(row.getLong(1), totals(row));
        }
      }
    }
  }

  SeriesTotals find(long tenantId, long seriesId) throws SQLException {
    SeriesTotals found = asksAhead ? asked.get(seriesId) : select(tenantId, seriesId);
    if (found == null) {
      throw new StorageException(
          StorageException.Kind.CONFLICT, "a series that was remembered is not there", null);
    }
    return found;
  }

  private @Nullable SeriesTotals select(long tenantId, long seriesId) throws SQLException {
    addKey(tenantId, seriesId);
    try (ResultSet row = select.read()) {
      return row.next() ? totals(row) : null;
    }
  }

  private void addKey(long tenantId, long seriesId) throws SQLException {
    select.setLong(1, tenantId);
    select.setLong(2, seriesId);
    select.add();
  }

  private static SeriesTotals totals(ResultSet row) throws SQLException {
    return new SeriesTotals(OpenMinute.read(row, 3), row.getBytes(2));
  }

  /** Counts new events of a series and puts its new totals. */
  void add(long tenantId, long seriesId, int events, long lastOccurredAt, SeriesTotals totals)
      throws SQLException {
    add.setLong(1, tenantId);
    add.setLong(2, seriesId);
    add.setLong(3, events);
    add.setLong(4, lastOccurredAt);
    add.setBytes(5, totals.state());
    totals.open().bind(add, 6);
    add.add();
  }

  void writeBatch() throws SQLException {
    add.write();
  }
}
