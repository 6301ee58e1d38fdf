package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.StoredMetric;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.MetricTotal;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Which series of a tenant are counted together, as a condition on the tables that count them and
 * as the parameters of that condition. Where no domain is named, those of the server's own work are
 * not among them.
 *
 * @param domain null for all
 * @param environment null for all; does not count where a domain is named
 * @param eventType null for all
 */
record SeriesSelection(
    long tenant,
    int metricType,
    @Nullable String domain,
    @Nullable String environment,
    @Nullable String eventType) {

  static SeriesSelection of(long tenant, Selection selection) {
    return new SeriesSelection(
        tenant,
        selection.metricType().code(),
        selection.domain(),
        selection.environment(),
        selection.eventType());
  }

  Kind kind() {
    if (domain != null) {
      return eventType == null ? Kind.DOMAIN : Kind.ONE;
    }
    if (environment != null) {
      return eventType == null ? Kind.ENVIRONMENT : Kind.EVENT_TYPE_IN_ENVIRONMENT;
    }
    return eventType == null ? Kind.ALL : Kind.EVENT_TYPE;
  }

  /** The metric type as the events have it. */
  int storedMetric() {
    return StoredMetric.of(metricType, domain);
  }

  /**
   * Sets the tenant, a number that the rows of this key will bring along, and the parameters of
   * {@link Kind#rollups}; returns the index behind them.
   */
  int bindRollups(ManyRows rows, int key) throws SQLException {
    if (kind() != Kind.ALL) {
      return bind(rows, key);
    }
    rows.setLong(1, tenant);
    rows.setInt(2, key);
    rows.setLong(3, -metricType);
    return 4;
  }

  /** The same with the parameters of {@link Kind#events} or, which are the same ones, of names. */
  int bind(ManyRows rows, int key) throws SQLException {
    int index = 1;
    rows.setLong(index++, tenant);
    rows.setInt(index++, key);
    if (domain != null) {
      rows.setText(index++, domain);
    } else if (environment != null) {
      rows.setText(index++, environment);
    }
    if (eventType != null) {
      rows.setText(index++, eventType);
    }
    rows.setInt(index++, metricType);
    return index;
  }

  /** Sets the parameters of {@link Kind#pickedNames}; returns the index behind them. */
  int bindPickedNames(PreparedStatement statement, int first) throws SQLException {
    int index = first;
    if (domain != null) {
      statement.setString(index++, domain);
    } else if (environment != null) {
      statement.setLong(index++, tenant);
      statement.setString(index++, environment);
    }
    if (eventType != null) {
      statement.setString(index++, eventType);
    }
    return index;
  }

  /** How the series are named. */
  enum Kind {
    /** All of the metric type: counted as one subject. */
    ALL,
    DOMAIN,
    EVENT_TYPE,
    /** Of all domains of an environment. */
    ENVIRONMENT,
    EVENT_TYPE_IN_ENVIRONMENT,
    /** Domain and event type: a single series. */
    ONE;

    /** The names of what {@link SeriesSelection#bindRollups} sets, and of what is set behind it. */
    List<String> rollupParameters(String... behind) {
      return this == ALL ? parameters(List.of("subject"), behind) : parameters(behind);
    }

    /** The names of what {@link SeriesSelection#bind} sets, and of what is set behind it. */
    List<String> parameters(String... behind) {
      return switch (this) {
        case ALL -> parameters(List.of("metric"), behind);
        case ENVIRONMENT -> parameters(List.of("environment", "metric"), behind);
        case EVENT_TYPE_IN_ENVIRONMENT ->
            parameters(List.of("environment", "eventType", "metric"), behind);
        case DOMAIN -> parameters(List.of("domain", "metric"), behind);
        case EVENT_TYPE -> parameters(List.of("eventType", "metric"), behind);
        case ONE -> parameters(List.of("domain", "eventType", "metric"), behind);
      };
    }

    private static List<String> parameters(List<String> names, String... behind) {
      return Stream.of(List.of("tenant", "key"), names, List.of(behind))
          .flatMap(List::stream)
          .toList();
    }

    /** Of a rollup table, whose columns these are. */
    Condition rollups(Dialect dialect, Field<Long> tenantId, Field<Long> subjectId) {
      return tenantId
          .eq(param("tenant", Long.class))
          .and(
              this == ALL
                  ? subjectId.eq(param("subject", Long.class))
                  : subjectId.in(seriesIds(dialect)));
    }

    /** Of the live events. */
    Condition events(Dialect dialect) {
      return Event.TENANT_ID
          .eq(param("tenant", Long.class))
          .and(
              this == ALL
                  ? Event.METRIC_TYPE.eq(param("metric", Integer.class))
                  : Event.SERIES_ID.in(seriesIds(dialect)));
    }

    /** Through the index that {@link #events} names a part of. */
    Table<Record> liveEvents(Dialect dialect) {
      return dialect.through(Event.TABLE, this == ALL ? "event_by_metric" : "event_by_series");
    }

    /** The rows of the series themselves, or of the metric type as a whole. */
    Table<Record> subjects(Dialect dialect) {
      return switch (this) {
        case ALL -> MetricTotal.TABLE;
        case EVENT_TYPE -> dialect.through(Series.TABLE, "series_by_event_type");
        case DOMAIN, ONE, ENVIRONMENT, EVENT_TYPE_IN_ENVIRONMENT ->
            dialect.through(Series.TABLE, "series_by_name");
      };
    }

    /** Of {@link #subjects}. */
    Condition named() {
      if (this == ALL) {
        return MetricTotal.TENANT_ID
            .eq(param("tenant", Long.class))
            .and(MetricTotal.METRIC_TYPE.eq(param("metric", Integer.class)));
      }
      return Series.TENANT_ID
          .eq(param("tenant", Long.class))
          .and(pickedNames())
          .and(Series.METRIC_TYPE.eq(param("metric", Integer.class)));
    }

    /** Of the names in a row of a series, whatever its tenant and metric type. */
    Condition pickedNames() {
      Condition named = noCondition();
      if (this == ENVIRONMENT || this == EVENT_TYPE_IN_ENVIRONMENT) {
        named = named.and(EnvironmentDomains.holds(Series.DOMAIN));
      } else if (this == EVENT_TYPE) {
        named = named.and(StoredMetric.ofCallers(Series.DOMAIN));
      } else {
        named = named.and(Series.DOMAIN.eq(param("domain", String.class)));
      }
      if (this != DOMAIN && this != ENVIRONMENT) {
        named = named.and(Series.EVENT_TYPE.eq(param("eventType", String.class)));
      }
      return named;
    }

    private Select<Record1<Long>> seriesIds(Dialect dialect) {
      return select(Series.SERIES_ID).from(subjects(dialect)).where(named());
    }
  }
}
