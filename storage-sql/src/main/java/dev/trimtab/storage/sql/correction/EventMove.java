package dev.trimtab.storage.sql.correction;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Moves an event from {@code event} to {@code voided_event}. */
final class EventMove {
  private static final String COPY =
      """
      INSERT INTO voided_event (tenant_id, position, series_id, metric_type, occurred_at,
        recorded_at, event_id, value, metadata, class_id, reason, voided_at)
      SELECT tenant_id, position, series_id, metric_type, occurred_at,
        recorded_at, event_id, value, metadata, class_id, ?, ?
      FROM event WHERE tenant_id = ? AND position = ? AND occurred_at = ?
      """;

  /** The time leads to one partition, where there are partitions. */
  private static final String DELETE =
      "DELETE FROM event WHERE tenant_id = ? AND position = ? AND occurred_at = ?";

  private final PreparedStatement copy;
  private final PreparedStatement delete;

  EventMove(WriteSession session) throws SQLException {
    this.copy = session.prepared(COPY);
    this.delete = session.prepared(DELETE);
  }

  void toVoided(StoredEvent event, String reason, Instant at) throws SQLException {
    copy.setString(1, reason);
    copy.setLong(2, Micros.of(at));
    copy.setLong(3, event.tenantId());
    copy.setLong(4, event.position());
    copy.setLong(5, Micros.of(event.event().occurredAt()));
    copy.executeUpdate();
    delete.setLong(1, event.tenantId());
    delete.setLong(2, event.position());
    delete.setLong(3, Micros.of(event.event().occurredAt()));
    delete.executeUpdate();
  }
}
