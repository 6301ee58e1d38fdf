package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Tables {@code event} and {@code event_key}. */
final class EventRows {
  private static final String INSERT =
      """
      INSERT INTO event (tenant_id, position, series_id, metric_type, occurred_at, recorded_at,
        event_id, value, metadata, class_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INSERT_KEY =
      "INSERT INTO event_key (tenant_id, event_id, position) VALUES (?, ?, ?)";

  private final PreparedStatement insert;
  private final PreparedStatement insertKey;

  EventRows(WriteSession session) throws SQLException {
    this.insert = session.prepared(INSERT);
    this.insertKey = session.prepared(INSERT_KEY);
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
    insert.setInt(4, event.series().metricType().code());
    insert.setLong(5, planned.occurredAtMicros());
    insert.setLong(6, planned.recordedAtMicros());
    insert.setString(7, event.id());
    insert.setDouble(8, event.value());
    insert.setString(9, event.metadata().json());
    if (classId == null) {
      insert.setNull(10, Types.INTEGER);
    } else {
      insert.setInt(10, classId);
    }
    insert.addBatch();
    if (planned.callersId()) {
      insertKey.setLong(1, tenantId);
      insertKey.setString(2, event.id());
      insertKey.setLong(3, planned.position());
      insertKey.addBatch();
    }
  }

  void writeBatch() throws SQLException {
    insert.executeBatch();
    insertKey.executeBatch();
  }
}
