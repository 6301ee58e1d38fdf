package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Select;

/**
 * Fills a page from the index on time and id, which is in the order of the list, and looks at every
 * row whether it is asked for. Answers any query; slow where few of many rows are asked for.
 */
final class TimeWalk {
  private final Statements statements;
  private final String unfiltered;

  TimeWalk(Statements statements) {
    this.statements = statements;
    this.unfiltered = statements.write(walk(noCondition()));
  }

  /**
   * Looks at rows from the page's place on until the page is done or the rows end.
   *
   * @return true where rows are left
   */
  boolean fill(PageRequest request, PageInMaking page) throws SQLException {
    Condition filter = EventFilter.of(request.tenant(), request.query(), statements.dialect());
    List<Object> values = statements.values(filter);
    if (values.isEmpty()) {
      return fill(request.session().prepared(unfiltered), values, request, page);
    }
    try (PreparedStatement once = request.session().once(statements.render(walk(filter)))) {
      return fill(once, values, request, page);
    }
  }

  /** The statement for a query, for a look at its plan. */
  String statement(long tenant, EventQuery query) {
    return statements.render(walk(EventFilter.of(tenant, query, statements.dialect())));
  }

  private static boolean fill(
      PreparedStatement statement, List<Object> filter, PageRequest request, PageInMaking page)
      throws SQLException {
    int index = Statements.bind(statement, filter);
    statement.setLong(index++, request.tenant());
    statement.setLong(index++, request.from());
    statement.setLong(index++, page.place().occurredAt());
    statement.setString(index++, page.place().id());
    // One more than is looked at shows whether there is more.
    int rows = filter.isEmpty() ? page.room() : page.rowsLeft();
    statement.setInt(index, rows + 1);
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        if (page.isDone()) {
          return true;
        }
        page.look(row);
      }
      return false;
    }
  }

  /** A cross join keeps the order of the tables: events first, newest first. */
  private Select<?> walk(Condition filter) {
    return select(EventColumns.of(statements.dialect(), filter))
        .from(statements.dialect().through(Event.TABLE, "event_by_time"))
        .crossJoin(Series.TABLE)
        .where(Event.TENANT_ID.eq(param("tenant", Long.class)))
        .and(Event.OCCURRED_AT.ge(param("from", Long.class)))
        .and(
            row(Event.OCCURRED_AT, Event.EVENT_ID)
                .lt(param("time", Long.class), param("id", String.class)))
        .and(Series.TENANT_ID.eq(Event.TENANT_ID))
        .and(Series.SERIES_ID.eq(Event.SERIES_ID))
        .orderBy(Event.OCCURRED_AT.desc(), Event.EVENT_ID.desc())
        .limit(param("limit", Integer.class));
  }
}
