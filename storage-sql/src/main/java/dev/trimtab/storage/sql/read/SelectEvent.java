package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.EventKey;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Select;

/** The live event of an id: a caller's, through its key, or one made here, which tells its time. */
final class SelectEvent {
  private final String byKey;
  private final String byTime;

  SelectEvent(Statements statements) {
    byKey =
        statements.write(
            select(EventColumns.of(statements.dialect(), noCondition()))
                .from(EventKey.TABLE)
                .crossJoin(Event.TABLE)
                .crossJoin(Series.TABLE)
                .where(EventKey.TENANT_ID.eq(param("tenant", Long.class)))
                .and(EventKey.EVENT_ID.eq(param("id", String.class)))
                .and(Event.TENANT_ID.eq(EventKey.TENANT_ID))
                .and(Event.POSITION.eq(EventKey.POSITION))
                .and(ofEvent()));
    byTime = statements.write(byTime(statements));
  }

  Optional<OutcomeEvent> run(ReadSession session, long tenant, String id) throws SQLException {
    PreparedStatement key = session.prepared(byKey);
    key.setLong(1, tenant);
    key.setString(2, id);
    Optional<OutcomeEvent> ofCaller = read(key);
    long occurredAt = EventIds.occurredAtMicros(id);
    if (ofCaller.isPresent() || occurredAt < 0) {
      return ofCaller;
    }
    PreparedStatement time = session.prepared(byTime);
    time.setLong(1, tenant);
    time.setLong(2, occurredAt);
    time.setString(3, id);
    return read(time);
  }

  private static Select<?> byTime(Statements statements) {
    return select(EventColumns.of(statements.dialect(), noCondition()))
        .from(statements.dialect().through(Event.TABLE, "event_by_time"))
        .crossJoin(Series.TABLE)
        .where(Event.TENANT_ID.eq(param("tenant", Long.class)))
        .and(Event.OCCURRED_AT.eq(param("time", Long.class)))
        .and(Event.EVENT_ID.eq(param("id", String.class)))
        .and(ofEvent());
  }

  private static Condition ofEvent() {
    return Series.TENANT_ID.eq(Event.TENANT_ID).and(Series.SERIES_ID.eq(Event.SERIES_ID));
  }

  private static Optional<OutcomeEvent> read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(EventColumns.event(row)) : Optional.empty();
    }
  }
}
