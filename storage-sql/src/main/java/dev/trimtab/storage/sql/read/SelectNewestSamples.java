package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import dev.trimtab.storage.sql.schema.StoredMetric;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Select;

/**
 * The newest samples of a metric type or of some series, from the indexes alone: no event is read.
 */
final class SelectNewestSamples {
  /** Those that may name very many series. */
  private static final List<Kind> PICKED =
      List.of(Kind.DOMAIN, Kind.EVENT_TYPE, Kind.ENVIRONMENT, Kind.EVENT_TYPE_IN_ENVIRONMENT);

  private final String ofMetric;
  private final String ofSeries;
  private final StatementByKind ofMetricPicking;

  SelectNewestSamples(Statements statements) {
    ofMetric =
        statements.write(
            select(Event.OCCURRED_AT, Event.POSITION, Event.VALUE)
                .from(statements.dialect().through(Event.TABLE, "event_by_metric"))
                .where(metric())
                .orderBy(Event.OCCURRED_AT.desc(), Event.POSITION.desc())
                .limit(param("limit", Integer.class)));
    ofSeries =
        statements.write(
            select(Event.OCCURRED_AT, Event.POSITION, Event.VALUE)
                .from(statements.dialect().through(Event.TABLE, "event_by_series"))
                .where(
                    within(
                        Event.TENANT_ID
                            .eq(param("tenant", Long.class))
                            .and(Event.SERIES_ID.eq(param("series", Long.class)))))
                .orderBy(Event.OCCURRED_AT.desc(), Event.POSITION.desc())
                .limit(param("limit", Integer.class)));
    ofMetricPicking =
        new StatementByKind(
            statements, PICKED, kind -> picking(statements.dialect(), kind.pickedNames()));
  }

  /**
   * The newest of a whole metric type.
   *
   * @param metricType as {@link StoredMetric} has it
   */
  void ofMetric(
      ReadSession session, long tenant, int metricType, MicroRange range, NewestWindow window)
      throws SQLException {
    PreparedStatement statement = session.prepared(ofMetric);
    bind(statement, 1, tenant, metricType, range, window.capacity());
    offer(statement, window);
  }

  /**
   * The newest of some series: those with the latest events first, and no series once all that is
   * left are too old. With equal times the later position counts, so a series is left out only
   * where it ends strictly before the oldest sample that is kept.
   *
   * @param series the latest first
   */
  void ofSeries(
      ReadSession session,
      long tenant,
      List<SelectSeries.Found> series,
      MicroRange range,
      NewestWindow window)
      throws SQLException {
    PreparedStatement statement = session.prepared(ofSeries);
    for (SelectSeries.Found next : series) {
      long from = window.isFull() ? Math.max(range.from(), window.oldestTime()) : range.from();
      if (next.lastOccurredAt() < from) {
        return;
      }
      bind(statement, 1, tenant, next.id(), new MicroRange(from, range.until()), window.capacity());
      offer(statement, window);
    }
  }

  /**
   * The newest of a metric type that bear the names asked for, not both a domain and an event type,
   * among the newest {@code rows} of the metric type.
   *
   * @return false where older rows may hold more of them and the window has room
   */
  boolean picking(
      ReadSession session,
      SeriesSelection subjects,
      MicroRange range,
      int rows,
      NewestWindow window)
      throws SQLException {
    PreparedStatement statement = session.prepared(ofMetricPicking.of(subjects.kind()));
    int index = subjects.bindPickedNames(statement, 1);
    bind(statement, index, subjects.tenant(), subjects.storedMetric(), range, rows);
    int seen = 0;
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        seen++;
        if (row.getInt(1) == 1) {
          window.offer(row.getLong(2), row.getLong(3), row.getDouble(4));
          if (window.isFull()) {
            return true;
          }
        }
      }
    }
    return seen < rows;
  }

  private static void offer(PreparedStatement statement, NewestWindow window) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        if (!window.offer(row.getLong(1), row.getLong(2), row.getDouble(3))) {
          return;
        }
      }
    }
  }

  private static void bind(
      PreparedStatement statement,
      int first,
      long tenant,
      long subject,
      MicroRange range,
      int limit)
      throws SQLException {
    statement.setLong(first, tenant);
    statement.setLong(first + 1, subject);
    statement.setLong(first + 2, range.from());
    statement.setLong(first + 3, range.until());
    statement.setInt(first + 4, limit);
  }

  private static Condition metric() {
    return within(
        Event.TENANT_ID
            .eq(param("tenant", Long.class))
            .and(Event.METRIC_TYPE.eq(param("metric", Integer.class))));
  }

  private static Condition within(Condition subject) {
    return subject
        .and(Event.OCCURRED_AT.ge(param("from", Long.class)))
        .and(Event.OCCURRED_AT.lt(param("until", Long.class)));
  }

  /** A cross join keeps the order of the tables: events first, newest first. */
  private static Select<?> picking(Dialect dialect, Condition picked) {
    return select(
            when(picked, inline(1)).otherwise(inline(0)),
            Event.OCCURRED_AT,
            Event.POSITION,
            Event.VALUE)
        .from(dialect.through(Event.TABLE, "event_by_metric"))
        .crossJoin(Series.TABLE)
        .where(metric())
        .and(Series.TENANT_ID.eq(Event.TENANT_ID))
        .and(Series.SERIES_ID.eq(Event.SERIES_ID))
        .orderBy(Event.OCCURRED_AT.desc(), Event.POSITION.desc())
        .limit(param("limit", Integer.class));
  }
}
