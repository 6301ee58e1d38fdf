package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import dev.trimtab.storage.sql.schema.StoredMetric;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.Condition;

/**
 * The newest samples of a metric type or of some series, from the indexes alone: no event is read.
 */
final class SelectNewestSamples {
  /** Those that may name very many series. */
  private static final List<Kind> PICKED =
      List.of(Kind.DOMAIN, Kind.EVENT_TYPE, Kind.ENVIRONMENT, Kind.EVENT_TYPE_IN_ENVIRONMENT);

  /** So many series are asked for at first where each journey counts; then more. */
  private static final int FIRST_SERIES = 8;

  private static final int MOST_SERIES = 64;

  /** As many rows of each window are asked for at once, or those of one series. */
  private static final int MOST_ROWS = 5_000;

  private final RowStatement ofMetric;
  private final RowStatement ofSeries;
  private final Map<Kind, String> ofMetricPicking = new EnumMap<>(Kind.class);

  SelectNewestSamples(Statements statements) {
    ofMetric = newest(statements, "event_by_metric", metric(), "metric");
    ofSeries =
        newest(
            statements,
            "event_by_series",
            within(
                Event.TENANT_ID
                    .eq(param("tenant", Long.class))
                    .and(Event.SERIES_ID.eq(param("series", Long.class)))),
            "series");
    for (Kind kind : PICKED) {
      ofMetricPicking.put(kind, picking(statements, kind.pickedNames()));
    }
  }

  private static RowStatement newest(
      Statements statements, String index, Condition within, String subject) {
    return statements.writeForMany(
        select(Statements.KEY, Event.OCCURRED_AT, Event.POSITION, Event.VALUE)
            .from(statements.dialect().through(Event.TABLE, index))
            .where(within)
            .orderBy(Event.OCCURRED_AT.desc(), Event.POSITION.desc())
            .limit(param("limit", Integer.class)),
        List.of("tenant", "key", subject, "from", "until", "limit"));
  }

  /**
   * What a window is filled from.
   *
   * @param metricType as {@link StoredMetric} has it
   */
  record OfMetric(int metricType, MicroRange range, NewestWindow window) {}

  /** The newest of whole metric types. */
  void ofMetrics(ReadSession session, long tenant, List<OfMetric> wanted) throws SQLException {
    session.readMany(
        ofMetric,
        IntStream.range(0, wanted.size()).boxed().toList(),
        (rows, key) -> {
          OfMetric each = wanted.get(key);
          rows.setLong(1, tenant);
          rows.setInt(2, key);
          rows.setInt(3, each.metricType());
          bind(rows, each.range(), each.window());
        },
        row -> offer(row, wanted.get(row.getInt(1)).window()));
  }

  /**
   * The newest of some series: those with the latest events first, and no series once all that is
   * left are too old. With equal times the later position counts, so a series is left out only
   * where it ends strictly before the oldest sample that is kept.
   */
  void ofSeries(ReadSession session, long tenant, List<SeriesVisit> visits) throws SQLException {
    int many = session.asksAhead() ? FIRST_SERIES : 1;
    while (true) {
      List<SeriesVisit.Next> next = new ArrayList<>();
      for (int visit = 0; visit < visits.size(); visit++) {
        int rows = visits.get(visit).window().capacity();
        visits.get(visit).take(visit, Math.clamp(MOST_ROWS / rows, 1, many), next);
      }
      if (next.isEmpty()) {
        return;
      }
      session.readMany(
          ofSeries,
          next,
          (rows, each) -> {
            rows.setLong(1, tenant);
            rows.setInt(2, each.visit());
            rows.setLong(3, each.series());
            bind(rows, each.range(), visits.get(each.visit()).window());
          },
          row -> offer(row, visits.get(row.getInt(1)).window()));
      many = session.asksAhead() ? Math.min(2 * many, MOST_SERIES) : 1;
    }
  }

  private static void bind(ManyRows rows, MicroRange range, NewestWindow window)
      throws SQLException {
    rows.setLong(4, range.from());
    rows.setLong(5, range.until());
    rows.setInt(6, window.capacity());
  }

  private static void offer(ResultSet row, NewestWindow window) throws SQLException {
    window.offer(row.getLong(2), row.getLong(3), row.getDouble(4));
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
    PreparedStatement statement =
        session.prepared(Objects.requireNonNull(ofMetricPicking.get(subjects.kind())));
    int index = subjects.bindPickedNames(statement, 1);
    statement.setLong(index++, subjects.tenant());
    statement.setInt(index++, subjects.storedMetric());
    statement.setLong(index++, range.from());
    statement.setLong(index++, range.until());
    statement.setInt(index, rows);
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
  private static String picking(Statements statements, Condition picked) {
    return statements.write(
        select(
                when(picked, inline(1)).otherwise(inline(0)),
                Event.OCCURRED_AT,
                Event.POSITION,
                Event.VALUE)
            .from(statements.dialect().through(Event.TABLE, "event_by_metric"))
            .crossJoin(Series.TABLE)
            .where(metric())
            .and(Series.TENANT_ID.eq(Event.TENANT_ID))
            .and(Series.SERIES_ID.eq(Event.SERIES_ID))
            .orderBy(Event.OCCURRED_AT.desc(), Event.POSITION.desc())
            .limit(param("limit", Integer.class)));
  }
}
