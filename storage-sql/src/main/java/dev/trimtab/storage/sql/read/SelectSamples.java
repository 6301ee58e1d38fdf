package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SampleQuery;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StoredSample;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.Tables.Event;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** The samples of one series within a time, in the order of their positions. */
final class SelectSamples {
  private static final List<OrderField<?>> OCCURRED = List.of(Event.OCCURRED_AT, Event.POSITION);

  /**
   * Not the column itself: by it the planner would rather read all that the tenant has stored
   * since.
   */
  private static final Field<Long> PLACE = Event.POSITION.plus(inline(0L));

  private static final List<OrderField<?>> STORED = List.of(PLACE);

  private final SelectSeries series;
  private final Statements statements;
  private final String unlabelled;

  SelectSamples(Statements statements, SelectSeries series) {
    this.series = series;
    this.statements = statements;
    this.unlabelled = statements.write(samples(inline(""), OCCURRED));
  }

  List<StoredSample> run(ReadSession session, long tenant, SampleQuery query) throws SQLException {
    SeriesKey key = query.series();
    SelectSeries.Names names =
        new SelectSeries.Names(key.domain(), null, key.eventType(), key.metricType());
    List<SelectSeries.Found> found = series.run(session, tenant, names, 1);
    if (found.isEmpty()) {
      return List.of();
    }
    String label = query.label();
    if (label == null && query.after() == 0) {
      return run(session.prepared(unlabelled), List.of(), tenant, found.getFirst(), query);
    }
    Field<String> text = text(label);
    try (PreparedStatement once = session.once(statement(label, query.after()))) {
      return run(once, statements.values(text), tenant, found.getFirst(), query);
    }
  }

  /** The statement that brings a label along, also for a look at its plan. */
  String statement(@Nullable String label, long after) {
    return statements.render(samples(text(label), after == 0 ? OCCURRED : STORED));
  }

  private Field<String> text(@Nullable String label) {
    return label == null ? inline("") : statements.dialect().jsonScalar(Event.METADATA, label);
  }

  private static List<StoredSample> run(
      PreparedStatement statement,
      List<Object> label,
      long tenant,
      SelectSeries.Found found,
      SampleQuery query)
      throws SQLException {
    MicroRange range = MicroRange.of(query.range());
    int index = Statements.bind(statement, label);
    statement.setLong(index++, tenant);
    statement.setLong(index++, found.id());
    statement.setLong(index++, range.from());
    statement.setLong(index++, range.until());
    statement.setLong(index++, query.after());
    statement.setInt(index, query.limit());
    List<StoredSample> samples = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String text = row.getString(4);
        samples.add(
            new StoredSample(
                row.getLong(1),
                Micros.toInstant(row.getLong(2)),
                row.getDouble(3),
                text == null ? "" : text));
      }
    }
    samples.sort(Comparator.comparingLong(StoredSample::position));
    return samples;
  }

  private static Select<?> samples(Field<String> label, List<OrderField<?>> order) {
    return select(Event.POSITION, Event.RECORDED_AT, Event.VALUE, label)
        .from(Event.TABLE)
        .where(Event.TENANT_ID.eq(param("tenant", Long.class)))
        .and(Event.SERIES_ID.eq(param("series", Long.class)))
        .and(Event.OCCURRED_AT.ge(param("from", Long.class)))
        .and(Event.OCCURRED_AT.lt(param("until", Long.class)))
        .and(PLACE.gt(param("after", Long.class)))
        .orderBy(order)
        .limit(param("limit", Integer.class));
  }
}
