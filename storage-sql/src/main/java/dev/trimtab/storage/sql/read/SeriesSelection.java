package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.StoredMetric;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.MetricTotal;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

  /** Sets the parameters of {@link Kind#rollups}; returns the index behind them. */
  int bindRollups(PreparedStatement statement) throws SQLException {
    return bind(statement, -metricType);
  }

  /** Sets the parameters of {@link Kind#events}; returns the index behind them. */
  int bindEvents(PreparedStatement statement) throws SQLException {
    return bind(statement, metricType);
  }

  /** Sets the parameters of {@link Kind#named}. */
  void bindSubjects(PreparedStatement statement) throws SQLException {
    bindNames(statement, 1);
  }

  private int bind(PreparedStatement statement, int wholeMetric) throws SQLException {
    statement.setLong(1, tenant);
    if (kind() == Kind.ALL) {
      statement.setLong(2, wholeMetric);
      return 3;
    }
    return bindNames(statement, 2);
  }

  private int bindNames(PreparedStatement statement, int first) throws SQLException {
    statement.setLong(first, tenant);
    int index = bindPickedNames(statement, first + 1);
    statement.setInt(index++, metricType);
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
