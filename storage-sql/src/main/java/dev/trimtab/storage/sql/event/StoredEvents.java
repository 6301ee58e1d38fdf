package dev.trimtab.storage.sql.event;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds events by id inside a write transaction. */
public final class StoredEvents {
  private static final long NONE = -1;

  /** The last parameter comes back with what is found, to tell which was asked for. */
  static final RowStatement POSITION_OF_KEY =
      RowStatement.select(
          "SELECT ?3, position FROM event_key WHERE tenant_id = ?1 AND event_id = ?2",
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.INT);

  static final RowStatement POSITION_AT_TIME =
      RowStatement.select(
          """
          SELECT ?4, position FROM event
          WHERE tenant_id = ?1 AND occurred_at = ?2 AND event_id = ?3
          """,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.INT);

  private final RowStatement live;
  private final RowStatement voided;

  public StoredEvents(Dialect dialect) {
    String failureClass = dialect.jsonText("e.metadata", "failure_class");
    this.live = byPosition(failureClass, "event");
    this.voided = byPosition(failureClass, "voided_event");
  }

  private static RowStatement byPosition(String failureClass, String table) {
    return RowStatement.select(
        """
        SELECT e.event_id, s.domain, s.event_type, s.metric_type, e.value, e.occurred_at,
          e.recorded_at, e.metadata, %s, e.series_id, e.class_id, e.position
        FROM %s e JOIN series s ON s.tenant_id = e.tenant_id AND s.series_id = e.series_id
        WHERE e.tenant_id = ?1 AND e.position = ?2
        """
            .formatted(failureClass, table),
        ColumnType.LONG,
        ColumnType.LONG);
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
    StoredEvent event = at(session.manyRows(live), tenantId, position);
    return event == null ? at(session.manyRows(voided), tenantId, position) : event;
  }

  /** The same for many ids; those that are not there are left out. */
  public Map<String, StoredEvent> withCallersIds(
      WriteSession session, long tenantId, List<String> ids) throws SQLException {
    return new StoredByIds(session, tenantId, ids)
        .find(session.manyRows(live), session.manyRows(voided));
  }

  /** The live event of that id, the caller's own or one made here. */
  public @Nullable StoredEvent live(WriteSession session, long tenantId, String id)
      throws SQLException {
    long position = positionOfKey(session, tenantId, id);
    if (position == NONE) {
      position = positionOfOwnId(session, tenantId, id);
    }
    return position == NONE ? null : at(session.manyRows(live), tenantId, position);
  }

  private static long positionOfKey(WriteSession session, long tenantId, String id)
      throws SQLException {
    ManyRows keys = session.manyRows(POSITION_OF_KEY);
    addKey(keys, tenantId, id, 0);
    return position(keys);
  }

  private static long positionOfOwnId(WriteSession session, long tenantId, String id)
      throws SQLException {
    long occurredAt = EventIds.occurredAtMicros(id);
    if (occurredAt < 0) {
      return NONE;
    }
    ManyRows times = session.manyRows(POSITION_AT_TIME);
    addTime(times, tenantId, id, occurredAt, 0);
    return position(times);
  }

  static void addKey(ManyRows keys, long tenantId, String id, int number) throws SQLException {
    keys.setLong(1, tenantId);
    keys.setText(2, id);
    keys.setInt(3, number);
    keys.add();
  }

  static void addTime(ManyRows times, long tenantId, String id, long occurredAt, int number)
      throws SQLException {
    times.setLong(1, tenantId);
    times.setLong(2, occurredAt);
    times.setText(3, id);
    times.setInt(4, number);
    times.add();
  }

  static void addPosition(ManyRows table, long tenantId, long position) throws SQLException {
    table.setLong(1, tenantId);
    table.setLong(2, position);
    table.add();
  }

  private static long position(ManyRows keys) throws SQLException {
    try (ResultSet row = keys.read()) {
      return row.next() ? row.getLong(2) : NONE;
    }
  }

  private static @Nullable StoredEvent at(ManyRows table, long tenantId, long position)
      throws SQLException {
    addPosition(table, tenantId, position);
    try (ResultSet row = table.read()) {
      return row.next() ? read(row, tenantId) : null;
    }
  }

  static StoredEvent read(ResultSet row, long tenantId) throws SQLException {
    int classId = row.getInt(11);
    boolean isFailure = !row.wasNull();
    return new StoredEvent(
        event(row), tenantId, row.getLong(12), row.getLong(10), isFailure ? classId : null);
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
