package dev.trimtab.storage.sql.event;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the events of many ids, with as many statements as for one. */
final class StoredByIds {
  private final WriteSession session;
  private final long tenantId;
  private final List<String> ids;
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<Long, StoredEvent> events = new HashMap<>();

  StoredByIds(WriteSession session, long tenantId, List<String> ids) {
    this.session = session;
    this.tenantId = tenantId;
    this.ids = ids;
  }

  /** As {@link StoredEvents#withCallersId}, by id; without those that are not there. */
  Map<String, StoredEvent> find(ManyRows live, ManyRows voided) throws SQLException {
    findKeys();
    findOwnIds();
    findEvents(live);
    findEvents(voided);
    Map<String, StoredEvent> found = new HashMap<>();
    positions.forEach(
        (id, position) -> {
          StoredEvent event = events.get(position);
          if (event != null) {
            found.put(id, event);
          }
        });
    return found;
  }

  private void findKeys() throws SQLException {
    ManyRows keys = session.manyRows(StoredEvents.POSITION_OF_KEY);
    for (int number = 0; number < ids.size(); number++) {
      StoredEvents.addKey(keys, tenantId, ids.get(number), number);
    }
    if (!ids.isEmpty()) {
      readPositions(keys);
    }
  }

  private void findOwnIds() throws SQLException {
    ManyRows times = session.manyRows(StoredEvents.POSITION_AT_TIME);
    boolean isAny = false;
    for (int number = 0; number < ids.size(); number++) {
      String id = ids.get(number);
      long occurredAt = EventIds.occurredAtMicros(id);
      if (occurredAt >= 0 && !positions.containsKey(id)) {
        StoredEvents.addTime(times, tenantId, id, occurredAt, number);
        isAny = true;
      }
    }
    if (isAny) {
      readPositions(times);
    }
  }

  private void readPositions(ManyRows keys) throws SQLException {
    try (ResultSet row = keys.read()) {
      while (row.next()) {
        positions.put(ids.get(row.getInt(1)), row.getLong(2));
      }
    }
  }

  private void findEvents(ManyRows table) throws SQLException {
    boolean isAny = false;
    for (long position : positions.values()) {
      if (!events.containsKey(position)) {
        StoredEvents.addPosition(table, tenantId, position);
        isAny = true;
      }
    }
    if (isAny) {
      try (ResultSet row = table.read()) {
        while (row.next()) {
          StoredEvent event = StoredEvents.read(row, tenantId);
          events.put(event.position(), event);
        }
      }
    }
  }
}
