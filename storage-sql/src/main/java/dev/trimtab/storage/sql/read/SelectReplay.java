package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.SelectField;

/** Events in the order of their positions, each looked at whether it is asked for. */
final class SelectReplay {
  /** A page looks at no more rows than this, however few of them are asked for. */
  static final int MAX_ROWS = 10_000;

  /** A page that holds that much text takes no more: whoever reads it holds it in memory. */
  private static final int MAX_CHARS = 128 * 1024;

  private final Statements statements;
  private final String unfiltered;

  SelectReplay(Statements statements) {
    this.statements = statements;
    this.unfiltered = statements.write(walk(noCondition()));
  }

  ReplayPage run(ReadSession session, long tenant, ReplayQuery query) throws SQLException {
    Condition filter = filter(tenant, query.wanted());
    List<Object> values = statements.values(filter);
    if (values.isEmpty()) {
      return run(session.prepared(unfiltered), values, tenant, query);
    }
    try (PreparedStatement once = session.once(statements.render(walk(filter)))) {
      return run(once, values, tenant, query);
    }
  }

  /** The statement for a query, for a look at its plan. */
  String statement(long tenant, EventQuery wanted) {
    return statements.render(walk(filter(tenant, wanted)));
  }

  private static ReplayPage run(
      PreparedStatement statement, List<Object> filter, long tenant, ReplayQuery query)
      throws SQLException {
    int index = Statements.bind(statement, filter);
    int limit = query.wanted().limit();
    int rows = filter.isEmpty() ? limit : MAX_ROWS;
    statement.setLong(index++, tenant);
    statement.setLong(index++, query.after());
    statement.setLong(index++, query.through());
    statement.setInt(index, rows);
    List<Positioned> events = new ArrayList<>();
    long reached = query.after();
    int looked = 0;
    int chars = 0;
    try (ResultSet row = statement.executeQuery()) {
      while (events.size() < limit && chars < MAX_CHARS && row.next()) {
        looked++;
        reached = EventColumns.position(row);
        if (EventColumns.matches(row)) {
          OutcomeEvent event = EventColumns.event(row);
          events.add(new Positioned(reached, event));
          chars += event.metadata().json().length();
        }
      }
    }
    boolean isEnd = looked < rows && events.size() < limit && chars < MAX_CHARS;
    return new ReplayPage(events, isEnd ? query.through() : reached);
  }

  private Condition filter(long tenant, EventQuery wanted) {
    MicroRange range = MicroRange.of(wanted.range());
    Condition filter = EventFilter.of(tenant, wanted, statements.dialect());
    if (wanted.range().since() != null) {
      filter = filter.and(Event.OCCURRED_AT.ge(range.from()));
    }
    if (wanted.range().until() != null) {
      filter = filter.and(Event.OCCURRED_AT.lt(range.until()));
    }
    return filter;
  }

  private Select<?> walk(Condition filter) {
    List<SelectField<?>> columns = new ArrayList<>(EventColumns.of(statements.dialect(), filter));
    columns.add(Event.POSITION);
    return select(columns)
        .from(Event.TABLE)
        .crossJoin(Series.TABLE)
        .where(Event.TENANT_ID.eq(param("tenant", Long.class)))
        .and(Event.POSITION.gt(param("after", Long.class)))
        .and(Event.POSITION.le(param("through", Long.class)))
        .and(Series.TENANT_ID.eq(Event.TENANT_ID))
        .and(Series.SERIES_ID.eq(Event.SERIES_ID))
        .orderBy(Event.POSITION)
        .limit(param("limit", Integer.class));
  }
}
