package dev.trimtab.storage.sql.event;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds events by id inside a write transaction. */
public final class StoredEvents {
  private static final long NONE = -1;

  private static final String POSITION_OF_KEY =
      "SELECT position FROM event_key WHERE tenant_id = ? AND event_id = ?";

  private static final String POSITION_AT_TIME =
      "SELECT position FROM event WHERE tenant_id = ? AND occurred_at = ? AND event_id = ?";

  private static final String BY_POSITION =
      """
      SELECT e.event_id, s.domain, s.event_type, e.metric_type, e.value, e.occurred_at,
        e.recorded_at, e.metadata, %s, e.series_id, e.class_id
      FROM %s e JOIN series s ON s.tenant_id = e.tenant_id AND s.series_id = e.series_id
      WHERE e.tenant_id = ? AND e.position = ?
      """;

  private final String live;
  private final String voided;

  public StoredEvents(Dialect dialect) {
    String failureClass = dialect.jsonText("e.metadata", "failure_class");
    this.live = BY_POSITION.formatted(failureClass, "event");
    this.voided = BY_POSITION.formatted(failureClass, "voided_event");
  }

  /**
   * The event, live or voided, that was stored with that id of the caller's; or the live one that
   * was given that id here, as what was read out may be sent back.
   */
  public @Nullable StoredEvent withCallersId(WriteSession session, long tenantId, String id)
      throws SQLException {
    long position = positionOfKey(session, tenantId, id);
    if (position == NONE) {
      position = positionOfOwnId(session, tenantId, id);
    }
    if (position == NONE) {
      return null;
    }
    StoredEvent event = at(session.prepared(live), tenantId, position);
    return event == null ? at(session.prepared(voided), tenantId, position) : event;
  }

  /** The live event of that id, the caller's own or one made here. */
  public @Nullable StoredEvent live(WriteSession session, long tenantId, String id)
      throws SQLException {
    long position = positionOfKey(session, tenantId, id);
    if (position == NONE) {
      position = positionOfOwnId(session, tenantId, id);
    }
    return position == NONE ? null : at(session.prepared(live), tenantId, position);
  }

  private static long positionOfKey(WriteSession session, long tenantId, String id)
      throws SQLException {
    PreparedStatement statement = session.prepared(POSITION_OF_KEY);
    statement.setLong(1, tenantId);
    statement.setString(2, id);
    return position(statement);
  }

  private static long positionOfOwnId(WriteSession session, long tenantId, String id)
      throws SQLException {
    long occurredAt = EventIds.occurredAtMicros(id);
    if (occurredAt < 0) {
      return NONE;
    }
    PreparedStatement statement = session.prepared(POSITION_AT_TIME);
    statement.setLong(1, tenantId);
    statement.setLong(2, occurredAt);
    statement.setString(3, id);
    return position(statement);
  }

  private static long position(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : NONE;
    }
  }

  private static @Nullable StoredEvent at(PreparedStatement statement, long tenantId, long position)
      throws SQLException {
    statement.setLong(1, tenantId);
    statement.setLong(2, position);
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      int classId = row.getInt(11);
      return new StoredEvent(
          event(row), tenantId, position, row.getLong(10), row.wasNull() ? null : classId);
    }
  }

  private static OutcomeEvent event(ResultSet row) throws SQLException {
    return new OutcomeEvent(
        row.getString(1),
        new SeriesKey(row.getString(2), row.getString(3), MetricType.ofCode(row.getInt(4))),
        row.getDouble(5),
        Micros.toInstant(row.getLong(6)),
        Micros.toInstant(row.getLong(7)),
        new Metadata(row.getString(8), row.getString(9)));
  }
}
