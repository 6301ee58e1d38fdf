package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.SelectField;

/**
 * The columns an event is read from, and how. Whether a row is asked for stands in a column too, so
 * that the rows passed over can be counted, and of these nothing else is read.
 */
final class EventColumns {
  private static final int OCCURRED_AT = 1;
  private static final int EVENT_ID = 2;
  private static final int MATCHES = 3;
  private static final int DOMAIN = 4;
  private static final int EVENT_TYPE = 5;
  private static final int METRIC_TYPE = 6;
  private static final int VALUE = 7;
  private static final int RECORDED_AT = 8;
  private static final int METADATA = 9;
  private static final int FAILURE_CLASS = 10;

  /** Where the query adds it. */
  private static final int POSITION = 11;

  private EventColumns() {}

  /** What to select from {@code event} and {@code series}. */
  static List<SelectField<?>> of(Dialect dialect, Condition matches) {
    return List.of(
        Event.OCCURRED_AT,
        Event.EVENT_ID,
        when(matches, inline(1)).otherwise(inline(0)),
        Series.DOMAIN,
        Series.EVENT_TYPE,
        Series.METRIC_TYPE,
        Event.VALUE,
        Event.RECORDED_AT,
        Event.METADATA,
        field(dialect.jsonText("event.metadata", "failure_class"), String.class));
  }

  static Place place(ResultSet row) throws SQLException {
    return new Place(row.getLong(OCCURRED_AT), row.getString(EVENT_ID));
  }

  static long position(ResultSet row) throws SQLException {
    return row.getLong(POSITION);
  }

  static boolean matches(ResultSet row) throws SQLException {
    return row.getInt(MATCHES) == 1;
  }

  static OutcomeEvent event(ResultSet row) throws SQLException {
    return new OutcomeEvent(
        row.getString(EVENT_ID),
        new SeriesKey(
            row.getString(DOMAIN),
            row.getString(EVENT_TYPE),
            MetricType.ofCode(row.getInt(METRIC_TYPE))),
        row.getDouble(VALUE),
        Micros.toInstant(row.getLong(OCCURRED_AT)),
        Micros.toInstant(row.getLong(RECORDED_AT)),
        new Metadata(row.getString(METADATA), row.getString(FAILURE_CLASS)));
  }
}
