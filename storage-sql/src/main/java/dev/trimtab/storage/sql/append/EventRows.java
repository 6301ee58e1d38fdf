package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tables {@code event} and {@code event_key}. */
final class EventRows {
  private static final RowStatement INSERT =
      RowStatement.insert(
          """
          event (tenant_id, position, series_id, metric_type, occurred_at, recorded_at,
            event_id, value, metadata, class_id)
          """,
          "",
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.INT,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.DOUBLE,
          ColumnType.TEXT,
          ColumnType.INT);

  private static final RowStatement INSERT_KEY =
      RowStatement.insert(
          "event_key (tenant_id, event_id, position)",
          "",
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.LONG);

  private final ManyRows insert;
  private final ManyRows insertKey;

  EventRows(WriteSession session) throws SQLException {
    this.insert = session.manyRows(INSERT);
    this.insertKey = session.manyRows(INSERT_KEY);
  }

  /**
   * Adds an event to the batch.
   *
   * @param classId what a failure is counted under; null for other events
   */
  void add(long tenantId, PlannedEvent planned, @Nullable Integer classId) throws SQLException {
    OutcomeEvent event = planned.event();
    insert.setLong(1, tenantId);
    insert.setLong(2, planned.position());
    insert.setLong(3, planned.series().seriesId());
    insert.setInt(4, planned.series().storedMetric());
    insert.setLong(5, planned.occurredAtMicros());
    insert.setLong(6, planned.recordedAtMicros());
    insert.setText(7, event.id());
    insert.setDouble(8, event.value());
    insert.setText(9, event.metadata().json());
    if (classId == null) {
      insert.setNull(10);
    } else {
      insert.setInt(10, classId);
    }
    insert.add();
    if (planned.callersId()) {
      insertKey.setLong(1, tenantId);
      insertKey.setText(2, event.id());
      insertKey.setLong(3, planned.position());
      insertKey.add();
    }
  }

  void writeBatch() throws SQLException {
    insert.write();
    insertKey.write();
  }
}
