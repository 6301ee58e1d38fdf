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

  private final PreparedStatement positionOfKey;
  private final PreparedStatement positionAtTime;
  private final PreparedStatement live;
  private final PreparedStatement voided;

  public StoredEvents(WriteSession session, Dialect dialect) throws SQLException {
    String failureClass = dialect.jsonText("e.metadata", "failure_class");
    this.positionOfKey = session.prepared(POSITION_OF_KEY);
    this.positionAtTime = session.prepared(POSITION_AT_TIME);
    this.live = session.prepared(BY_POSITION.formatted(failureClass, "event"));
    this.voided = session.prepared(BY_POSITION.formatted(failureClass, "voided_event"));
  }

  /** The event, live or voided, that was stored with that id of the caller's. */
  public @Nullable StoredEvent withCallersId(long tenantId, String id) throws SQLException {
    long position = positionOfKey(tenantId, id);
    if (position == NONE) {
      return null;
    }
    StoredEvent event = at(live, tenantId, position);
    return event == null ? at(voided, tenantId, position) : event;
  }

  /** The live event of that id, the caller's own or one made here. */
  public @Nullable StoredEvent live(long tenantId, String id) throws SQLException {
    long position = positionOfKey(tenantId, id);
    if (position == NONE) {
      position = positionOfOwnId(tenantId, id);
    }
    return position == NONE ? null : at(live, tenantId, position);
  }

  private long positionOfKey(long tenantId, String id) throws SQLException {
    positionOfKey.setLong(1, tenantId);
    positionOfKey.setString(2, id);
    return position(positionOfKey);
  }

  private long positionOfOwnId(long tenantId, String id) throws SQLException {
    long occurredAt = EventIds.occurredAtMicros(id);
    if (occurredAt < 0) {
      return NONE;
    }
    positionAtTime.setLong(1, tenantId);
    positionAtTime.setLong(2, occurredAt);
    positionAtTime.setString(3, id);
    return position(positionAtTime);
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
