package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Grouping;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.StoredMetric;
import dev.trimtab.storage.sql.schema.Subjects;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** What a chart adds up: a whole metric type, or the series of the names asked for. */
final class SelectChartSubjects {
  private static final int BY_DOMAIN = 1;
  private static final int BY_EVENT_TYPE = 2;
  private static final int BY_ENVIRONMENT = 4;

  private final String[] byNames = new String[8];

  SelectChartSubjects(Statements statements) {
    for (int names = 0; names < byNames.length; names++) {
      if ((names & (BY_DOMAIN | BY_ENVIRONMENT)) != (BY_DOMAIN | BY_ENVIRONMENT)) {
        byNames[names] = write(statements, names);
      }
    }
  }

  /** The subjects of a query, in the order of their names; as many as the budget has rows. */
  List<ChartSubject> run(ReadSession session, long tenant, ChartQuery query, RowBudget budget)
      throws SQLException {
    boolean bySeries =
        query.grouping() instanceof Grouping.Domain
            || query.grouping() instanceof Grouping.EventType;
    if (kind(query) == 0 && !bySeries) {
      return List.of(new ChartSubject(Subjects.ofMetric(query.metricType()), null));
    }
    PreparedStatement statement = session.prepared(byNames[kind(query)]);
    int index = 1;
    statement.setLong(index++, tenant);
    if (query.domain() != null) {
      statement.setString(index++, query.domain());
    } else if (query.environment() != null) {
      statement.setLong(index++, tenant);
      statement.setString(index++, query.environment());
    }
    if (query.eventType() != null) {
      statement.setString(index++, query.eventType());
    }
    statement.setInt(index++, query.metricType().code());
    statement.setInt(index, budget.limit());
    List<ChartSubject> subjects = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next() && budget.take()) {
        subjects.add(new ChartSubject(row.getLong(1), group(query.grouping(), row)));
      }
    }
    return subjects;
  }

  private static @Nullable String group(Grouping grouping, ResultSet row) throws SQLException {
    return switch (grouping) {
      case Grouping.Domain _ -> row.getString(2);
      case Grouping.EventType _ -> row.getString(3);
      case Grouping.None _, Grouping.Metadata _ -> null;
    };
  }

  private static int kind(ChartQuery query) {
    return (query.domain() == null ? query.environment() == null ? 0 : BY_ENVIRONMENT : BY_DOMAIN)
        | (query.eventType() == null ? 0 : BY_EVENT_TYPE);
  }

  private static String write(Statements statements, int names) {
    Condition named = Series.TENANT_ID.eq(param("tenant", Long.class));
    if ((names & BY_DOMAIN) != 0) {
      named = named.and(Series.DOMAIN.eq(param("domain", String.class)));
    } else if ((names & BY_ENVIRONMENT) != 0) {
      named = named.and(EnvironmentDomains.holds(Series.DOMAIN));
    } else {
      named = named.and(StoredMetric.ofCallers(Series.DOMAIN));
    }
    if ((names & BY_EVENT_TYPE) != 0) {
      named = named.and(Series.EVENT_TYPE.eq(param("eventType", String.class)));
    }
    String index =
        switch (names) {
          case 0 -> "series_by_metric";
          case BY_EVENT_TYPE -> "series_by_event_type";
          default -> "series_by_name";
        };
    return statements.write(
        select(Series.SERIES_ID, Series.DOMAIN, Series.EVENT_TYPE)
            .from(statements.dialect().through(Series.TABLE, index))
            .where(named.and(Series.METRIC_TYPE.eq(param("metric", Integer.class))))
            .limit(param("limit", Integer.class)));
  }
}
