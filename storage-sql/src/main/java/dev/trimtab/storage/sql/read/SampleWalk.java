package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.SelectField;
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
  private final RowStatement many;

  SampleWalk(Statements statements, TimeWalk timeWalk) {
    this.statements = statements;
    this.timeWalk = timeWalk;
    this.unfiltered = statements.write(byPosition(noCondition(), List.of()));
    this.many =
        statements.writeForMany(
            byPosition(noCondition(), List.of(Event.POSITION)),
            List.of("tenant", "position", "time"));
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
    if (values.isEmpty() && request.session().asksAhead()) {
      return fill(samples -> readAll(request, samples), request, source, page);
    }
    if (values.isEmpty()) {
      return fill(
          oneByOne(request.session().prepared(unfiltered), values, request), request, source, page);
    }
    try (PreparedStatement once =
        request.session().once(statements.render(byPosition(filter, List.of())))) {
      return fill(oneByOne(once, values, request), request, source, page);
    }
  }

  /** Where the events of samples come from. */
  private interface Rows {
    /** The event of a sample by its index. */
    interface At {
      Row at(int index) throws SQLException;
    }

    At of(NewestWindow.Samples samples) throws SQLException;
  }

  /** Each is read when it is looked at, so that those behind the end of the page are not. */
  private static Rows oneByOne(
      PreparedStatement statement, List<Object> filter, PageRequest request) throws SQLException {
    int first = Statements.bind(statement, filter);
    statement.setLong(first, request.tenant());
    return samples ->
        index -> {
          statement.setLong(first + 1, samples.positions()[index]);
          statement.setLong(first + 2, samples.times()[index]);
          return read(statement);
        };
  }

  /** All are read at once: a few too many cost less than a journey for each. */
  private Rows.At readAll(PageRequest request, NewestWindow.Samples samples) throws SQLException {
    Map<Long, Row> rows = new HashMap<>();
    request
        .session()
        .readMany(
            many,
            IntStream.range(0, samples.count()).boxed().toList(),
            (keys, index) -> {
              keys.setLong(1, request.tenant());
              keys.setLong(2, samples.positions()[index]);
              keys.setLong(3, samples.times()[index]);
            },
            row -> rows.put(EventColumns.position(row), row(row)));
    return index -> {
      Row row = rows.get(samples.positions()[index]);
      if (row == null) {
        throw missing();
      }
      return row;
    };
  }

  /** The statement for a query, for a look at its plan. */
  String statement(EventQuery query) {
    return statements.render(
        byPosition(EventFilter.metadata(query, statements.dialect()), List.of()));
  }

  private boolean fill(Rows rows, PageRequest request, Source source, PageInMaking page)
      throws SQLException {
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
      if (lookAt(samples, waiting, rows.of(samples), page)) {
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
      NewestWindow.Samples samples, int oldest, Rows.At rows, PageInMaking page)
      throws SQLException {
    int end = samples.count();
    while (end > oldest) {
      int start = samples.startOfTime(end - 1);
      List<Row> sameTime = new ArrayList<>(end - start);
      for (int i = start; i < end; i++) {
        sameTime.add(rows.at(i));
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
        throw missing();
      }
      return row(row);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        EventColumns.place(row), EventColumns.matches(row) ? EventColumns.event(row) : null);
  }

  private static SQLException missing() {
    return new SQLException("an event is in an index and not in its table");
  }

  private Select<?> byPosition(Condition filter, List<SelectField<?>> more) {
    return select(EventColumns.of(statements.dialect(), filter))
        .select(more)
        .from(Event.TABLE)
        .crossJoin(Series.TABLE)
        .where(Event.TENANT_ID.eq(param("tenant", Long.class)))
        .and(Event.POSITION.eq(param("position", Long.class)))
        .and(Event.OCCURRED_AT.eq(param("time", Long.class)))
        .and(Series.TENANT_ID.eq(Event.TENANT_ID))
        .and(Series.SERIES_ID.eq(Event.SERIES_ID));
  }
}
