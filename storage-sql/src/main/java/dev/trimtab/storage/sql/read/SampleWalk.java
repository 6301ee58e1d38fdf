package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Fills a page from the newest samples of a metric type or of a few series, chunk by chunk. Samples
 * come by time and position, a list goes by time and id: what happened at the same time is put in
 * order here, so the oldest time of a chunk, which may go on behind it, waits for the next one.
 */
final class SampleWalk {
  /** Taken beyond what the page has room for: the waiting time, and a sign that there is more. */
  private static final int BEYOND = 8;

  private static final int MAX_CHUNK = 8_192;

  private final Statements statements;
  private final TimeWalk timeWalk;
  private final String unfiltered;

  SampleWalk(Statements statements, TimeWalk timeWalk) {
    this.statements = statements;
    this.timeWalk = timeWalk;
    this.unfiltered = statements.write(byPosition(noCondition()));
  }

  /** Where the samples come from. */
  @FunctionalInterface
  interface Source {
    /** Offers the newest samples within {@code range}, as many as the window takes. */
    void offer(MicroRange range, NewestWindow window) throws SQLException;
  }

  /**
   * Looks at events from the page's place on until the page is done or the events end.
   *
   * @return true where events are left
   */
  boolean fill(PageRequest request, Source source, PageInMaking page) throws SQLException {
    Condition filter = EventFilter.metadata(request.query(), statements.dialect());
    List<Object> values = statements.values(filter);
    if (values.isEmpty()) {
      return fill(request.session().prepared(unfiltered), values, request, source, page);
    }
    try (PreparedStatement once = request.session().once(statements.render(byPosition(filter)))) {
      return fill(once, values, request, source, page);
    }
  }

  /** The statement for a query, for a look at its plan. */
  String statement(EventQuery query) {
    return statements.render(byPosition(EventFilter.metadata(query, statements.dialect())));
  }

  private boolean fill(
      PreparedStatement statement,
      List<Object> filter,
      PageRequest request,
      Source source,
      PageInMaking page)
      throws SQLException {
    int first = Statements.bind(statement, filter);
    statement.setLong(first, request.tenant());
    long until = page.place().occurredAt() + 1;
    int chunk = page.room() + BEYOND;
    while (true) {
      NewestWindow window = new NewestWindow(chunk);
      source.offer(new MicroRange(request.from(), until), window);
      boolean isLast = !window.isFull();
      NewestWindow.Samples samples = window.sorted();
      int waiting = isLast ? 0 : samples.endOfTime(0);
      if (waiting == samples.count() && !isLast) {
        // More happened at that one time than fits: it is read in its order from the other index.
        return timeWalk.fill(request, page);
      }
      if (lookAt(samples, waiting, statement, first + 1, page)) {
        return true;
      }
      if (isLast) {
        return false;
      }
      until = samples.times()[waiting];
      chunk = Math.min(2 * chunk, MAX_CHUNK);
    }
  }

  /** Looks at the samples from the newest down to {@code oldest}; true where some are left. */
  private static boolean lookAt(
      NewestWindow.Samples samples,
      int oldest,
      PreparedStatement statement,
      int parameter,
      PageInMaking page)
      throws SQLException {
    int end = samples.count();
    while (end > oldest) {
      int start = samples.startOfTime(end - 1);
      List<Row> sameTime = new ArrayList<>(end - start);
      for (int i = start; i < end; i++) {
        statement.setLong(parameter, samples.positions()[i]);
        statement.setLong(parameter + 1, samples.times()[i]);
        sameTime.add(read(statement));
      }
      sameTime.sort(Comparator.comparing(Row::place, Place.LIST_ORDER));
      for (Row row : sameTime) {
        if (row.place().isBehind(page.place())) {
          if (page.isDone()) {
            return true;
          }
          page.look(row.place(), row.event());
        }
      }
      end = start;
    }
    return false;
  }

  /** An event, null where it is not asked for, and its place. */
  private record Row(Place place, @Nullable OutcomeEvent event) {}

  private static Row read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("an event is in an index and not in its table");
      }
      return new Row(
          EventColumns.place(row), EventColumns.matches(row) ? EventColumns.event(row) : null);
    }
  }

  private Select<?> byPosition(Condition filter) {
    return select(EventColumns.of(statements.dialect(), filter))
        .from(Event.TABLE)
        .crossJoin(Series.TABLE)
        .where(Event.TENANT_ID.eq(param("tenant", Long.class)))
        .and(Event.POSITION.eq(param("position", Long.class)))
        .and(Event.OCCURRED_AT.eq(param("time", Long.class)))
        .and(Series.TENANT_ID.eq(Event.TENANT_ID))
        .and(Series.SERIES_ID.eq(Event.SERIES_ID));
  }
}
