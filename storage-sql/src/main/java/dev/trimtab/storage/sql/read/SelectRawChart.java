package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Charted;
import dev.trimtab.chart.Grouping;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.read.ChartGroups.Ranked;
import dev.trimtab.storage.sql.schema.Tables.Event;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * A chart that needs the events themselves. The rollups tell beforehand how many there are, so that
 * only as many of the newest buckets are read as the bound allows, and afterwards whether all of
 * them were still there.
 */
final class SelectRawChart {
  private static final int MAX_GROUP_LENGTH = 200;
  private static final Field<String> NO_GROUP = inline((String) null);

  private final Statements statements;
  private final SelectChartSubjects subjects;
  private final SelectRollupChart rollups;
  private final int maxEvents;

  /**
   * Charts from events.
   *
   * @param maxEvents how many events one of them may read
   */
  SelectRawChart(
      Statements statements,
      SelectChartSubjects subjects,
      SelectRollupChart rollups,
      int maxEvents) {
    this.statements = statements;
    this.subjects = subjects;
    this.rollups = rollups;
    this.maxEvents = maxEvents;
  }

  Charted run(ReadSession session, long tenant, ChartQuery query) throws SQLException {
    ChartGrid cells = query.grid().isWholeMinutes() ? query.grid() : query.grid().inMinutes();
    Charted counted = rollups.run(session, tenant, query.counted(cells));
    return switch (counted) {
      case Charted.TooManyCounts _, Charted.TooManyEvents _ -> counted;
      case Charted.Drawn(Chart chart) -> run(session, tenant, query, cells, chart);
    };
  }

  private Charted run(
      ReadSession session, long tenant, ChartQuery query, ChartGrid cells, Chart expected)
      throws SQLException {
    long[] counts = expected.lines().getFirst().counts();
    int first = firstCell(counts);
    if (first == cells.size() && expected.lines().getFirst().samples() > 0) {
      return new Charted.TooManyEvents(maxEvents);
    }
    CoarseCounts coarse = new CoarseCounts();
    for (int i = 0; i < counts.length; i++) {
      coarse.expect(micros(cells, i), micros(cells, i + 1), counts[i]);
    }
    RawSamples samples = new RawSamples(query);
    Instant counted = expected.completeSince();
    long from =
        counted == null ? micros(cells, first) : Math.max(micros(cells, first), Micros.of(counted));
    new Reading(session, tenant, query, new Range(from, micros(cells, cells.size())))
        .into(samples, coarse);
    return new Charted.Drawn(chart(query, samples, since(expected, coarse)));
  }

  /** Microseconds, the end exclusive. */
  private record Range(long from, long until) {}

  private static Chart chart(
      ChartQuery query, RawSamples samples, @Nullable Instant completeSince) {
    Ranked<RawSamples.Points> ranked = samples.ranked();
    List<Chart.Line> lines = new ArrayList<>(ranked.shown().stream().map(samples::line).toList());
    if (lines.isEmpty() && query.grouping() instanceof Grouping.None) {
      lines.add(samples.emptyLine());
    }
    return new Chart(lines, ranked.otherGroups(), ranked.otherSamples(), completeSince, 0);
  }

  /** From where on all the events together are few enough. */
  private int firstCell(long[] counted) {
    long events = 0;
    int first = counted.length;
    while (first > 0 && events + counted[first - 1] <= maxEvents) {
      first--;
      events += counted[first];
    }
    return events == 0 ? counted.length : first;
  }

  private static @Nullable Instant since(Chart counted, CoarseCounts coarse) {
    OptionalLong events = coarse.completeSince();
    Instant since = events.isEmpty() ? null : Micros.toInstant(events.getAsLong());
    Instant rollups = counted.completeSince();
    if (since == null || rollups == null) {
      return since == null ? rollups : since;
    }
    return since.isAfter(rollups) ? since : rollups;
  }

  /** The events of one chart while they are read. */
  private final class Reading {
    private final ReadSession session;
    private final long tenant;
    private final ChartQuery query;
    private final Range range;

    Reading(ReadSession session, long tenant, ChartQuery query, Range range) {
      this.session = session;
      this.tenant = tenant;
      this.query = query;
      this.range = range;
    }

    void into(RawSamples samples, CoarseCounts coarse) throws SQLException {
      List<ChartSubject> all =
          subjects.run(session, tenant, query, new RowBudget(Integer.MAX_VALUE - 1));
      if (all.isEmpty()) {
        return;
      }
      Field<String> group = group(query.grouping());
      boolean wholeMetric = all.getFirst().isWholeMetric();
      try (PreparedStatement once = session.once(statement(wholeMetric, group))) {
        int index = Statements.bind(once, statements.values(group));
        for (ChartSubject subject : all) {
          bind(once, index, subject);
          add(once, subject, samples, coarse);
        }
      }
    }

    private void bind(PreparedStatement statement, int from, ChartSubject subject)
        throws SQLException {
      int index = from;
      statement.setLong(index++, tenant);
      statement.setLong(
          index++, subject.isWholeMetric() ? query.metricType().code() : subject.id());
      statement.setLong(index++, range.from());
      statement.setLong(index, range.until());
    }

    private static void add(
        PreparedStatement statement, ChartSubject subject, RawSamples samples, CoarseCounts coarse)
        throws SQLException {
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long at = row.getLong(1);
          coarse.found(at, 1);
          String read = row.getString(3);
          samples.add(at, row.getDouble(2), read == null ? subject.group() : shortened(read));
        }
      }
    }
  }

  /** The statement for a grouping, for a look at its plan too. */
  String statement(boolean wholeMetric, Field<String> group) {
    return statements.render(events(wholeMetric, group));
  }

  /** What an event is grouped by beside its series. */
  Field<String> group(Grouping grouping) {
    return grouping instanceof Grouping.Metadata(String key)
        ? statements.dialect().jsonScalar(Event.METADATA, key)
        : NO_GROUP;
  }

  private Select<?> events(boolean wholeMetric, Field<String> group) {
    Condition subject =
        wholeMetric
            ? Event.METRIC_TYPE.eq(param("metric", Integer.class))
            : Event.SERIES_ID.eq(param("series", Long.class));
    String index = wholeMetric ? "event_by_metric" : "event_by_series";
    return select(Event.OCCURRED_AT, Event.VALUE, group)
        .from(statements.dialect().through(Event.TABLE, index))
        .where(Event.TENANT_ID.eq(param("tenant", Long.class)))
        .and(subject)
        .and(Event.OCCURRED_AT.ge(param("from", Long.class)))
        .and(Event.OCCURRED_AT.lt(param("until", Long.class)));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MAX_GROUP_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_GROUP_LENGTH));
  }

  private static long micros(ChartGrid grid, int index) {
    return Micros.of(grid.start(index));
  }
}
