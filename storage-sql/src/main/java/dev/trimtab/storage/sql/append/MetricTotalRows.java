package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Table {@code metric_total}. */
final class MetricTotalRows {
  private static final RowStatement SELECT =
      RowStatement.select(
          "SELECT metric_type, %s FROM metric_total WHERE tenant_id = ?1 AND metric_type = ?2"
              .formatted(OpenMinute.COLUMNS),
          ColumnType.LONG,
          ColumnType.INT);

  private static final RowStatement INSERT =
      RowStatement.insert(
          "metric_total (tenant_id, metric_type)",
          "ON CONFLICT DO NOTHING",
          ColumnType.LONG,
          ColumnType.INT);

  private static final RowStatement ADD =
      RowStatement.update(
          "metric_total SET event_count = event_count + ?3, " + OpenMinute.assignments(4),
          "tenant_id = ?1 AND metric_type = ?2",
          OpenMinute.typesAfter(ColumnType.LONG, ColumnType.INT, ColumnType.LONG));

  private final WriteSession session;
  private final ManyRows insert;
  private final ManyRows add;

  MetricTotalRows(WriteSession session) throws SQLException {
    this.session = session;
    this.insert = session.manyRows(INSERT);
    this.add = session.manyRows(ADD);
  }

  /** The open minutes of those of the metric types that have a row. */
  Map<MetricType, OpenMinute> find(long tenantId, Set<MetricType> types) throws SQLException {
    Map<MetricType, OpenMinute> found = new EnumMap<>(MetricType.class);
    session.readMany(
        SELECT,
        List.copyOf(types),
        (rows, type) -> {
          rows.setLong(1, tenantId);
          rows.setInt(2, type.code());
        },
        row -> found.put(MetricType.ofCode(row.getInt(1)), OpenMinute.read(row, 2)));
    return found;
  }

  /** Adds the row of a metric type that has none to the batch. */
  void insert(long tenantId, MetricType type) throws SQLException {
    insert.setLong(1, tenantId);
    insert.setInt(2, type.code());
    insert.add();
  }

  /** Adds what a metric type gains to the batch. */
  void add(long tenantId, MetricType type, int events, OpenMinute open) throws SQLException {
    add.setLong(1, tenantId);
    add.setInt(2, type.code());
    add.setLong(3, events);
    open.bind(add, 4);
    add.add();
  }

  void writeBatch() throws SQLException {
    insert.write();
    add.write();
  }
}
