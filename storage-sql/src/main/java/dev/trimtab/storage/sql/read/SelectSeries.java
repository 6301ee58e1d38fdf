package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** The series of a domain or of those of an environment, of an event type or of both. */
final class SelectSeries {
  /** As many series are visited one by one before another way is looked for. */
  static final int FEW = 500;

  private static final int BY_DOMAIN = 1;
  private static final int BY_EVENT_TYPE = 2;
  private static final int BY_METRIC_TYPE = 4;
  private static final int BY_ENVIRONMENT = 8;

  private final RowStatement[] byNames = new RowStatement[16];

  SelectSeries(Statements statements) {
    for (int names = 0; names < byNames.length; names++) {
      boolean isNamed = (names & (BY_DOMAIN | BY_EVENT_TYPE | BY_ENVIRONMENT)) != 0;
      if (isNamed && (names & (BY_DOMAIN | BY_ENVIRONMENT)) != (BY_DOMAIN | BY_ENVIRONMENT)) {
        byNames[names] = write(statements, names);
      }
    }
  }

  /**
   * A series.
   *
   * @param lastOccurredAt no event of it is later
   * @param isSystem whether the server records its own work in it
   */
  record Found(long id, long lastOccurredAt, boolean isSystem) {}

  /**
   * What the series have in common; a domain, an environment or an event type at least.
   *
   * @param domain null for any
   * @param environment null for any; does not count where a domain is named
   * @param eventType null for any
   * @param metricType null for any
   */
  record Names(
      @Nullable String domain,
      @Nullable String environment,
      @Nullable String eventType,
      @Nullable MetricType metricType) {
    private int kind() {
      return (domain == null ? environment == null ? 0 : BY_ENVIRONMENT : BY_DOMAIN)
          | (eventType == null ? 0 : BY_EVENT_TYPE)
          | (metricType == null ? 0 : BY_METRIC_TYPE);
    }

    /** Sets them from {@code first} on; returns the index behind them. */
    private int bind(ManyRows rows, int first) throws SQLException {
      int index = first;
      if (domain != null) {
        rows.setText(index++, domain);
      } else if (environment != null) {
        rows.setText(index++, environment);
      }
      if (eventType != null) {
        rows.setText(index++, eventType);
      }
      if (metricType != null) {
        rows.setInt(index++, metricType.code());
      }
      return index;
    }
  }

  /** Series of those names, at most {@code limit}, the one with the latest event first. */
  List<Found> run(ReadSession session, long tenant, Names names, int limit) throws SQLException {
    return run(session, tenant, List.of(names), limit).getFirst();
  }

  /** The same for names of one kind each, in their order. */
  List<List<Found>> run(ReadSession session, long tenant, List<Names> names, int limit)
      throws SQLException {
    List<List<Found>> found = new ArrayList<>();
    names.forEach(_ -> found.add(new ArrayList<>()));
    session.readMany(
        byNames[names.getFirst().kind()],
        IntStream.range(0, names.size()).boxed().toList(),
        (rows, key) -> {
          rows.setLong(1, tenant);
          rows.setInt(2, key);
          rows.setInt(names.get(key).bind(rows, 3), limit);
        },
        row -> found.get(row.getInt(1)).add(found(row)));
    found.forEach(each -> each.sort(Comparator.comparingLong(Found::lastOccurredAt).reversed()));
    return found;
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(row.getLong(2), row.getLong(3), SystemDomain.includes(row.getString(4)));
  }

  private static RowStatement write(Statements statements, int names) {
    List<String> parameters = new ArrayList<>(List.of("tenant", "key"));
    String index =
        (names & (BY_DOMAIN | BY_ENVIRONMENT)) == 0 ? "series_by_event_type" : "series_by_name";
    Condition named = Series.TENANT_ID.eq(param("tenant", Long.class));
    if ((names & BY_DOMAIN) != 0) {
      parameters.add("domain");
      named = named.and(Series.DOMAIN.eq(param("domain", String.class)));
    }
    if ((names & BY_ENVIRONMENT) != 0) {
      parameters.add("environment");
      named = named.and(EnvironmentDomains.holds(Series.DOMAIN));
    }
    if ((names & BY_EVENT_TYPE) != 0) {
      parameters.add("eventType");
      named = named.and(Series.EVENT_TYPE.eq(param("eventType", String.class)));
    }
    if ((names & BY_METRIC_TYPE) != 0) {
      parameters.add("metric");
      named = named.and(Series.METRIC_TYPE.eq(param("metric", Integer.class)));
    }
    parameters.add("limit");
    return statements.writeForMany(
        select(Statements.KEY, Series.SERIES_ID, Series.LAST_OCCURRED_AT, Series.DOMAIN)
            .from(statements.dialect().through(Series.TABLE, index))
            .where(named)
            .limit(param("limit", Integer.class)),
        parameters);
  }
}
