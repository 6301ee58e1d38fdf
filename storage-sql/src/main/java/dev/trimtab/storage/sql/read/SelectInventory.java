package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.input.Text;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.Tables.Domain;
import dev.trimtab.storage.sql.schema.Tables.EventType;
import dev.trimtab.storage.sql.schema.Tables.MetricTotal;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.Condition;

/**
 * What a tenant holds, from its counters and its lists of names, or what a domain holds, from its
 * series. Names stay when the last event of theirs is voided; counts do not.
 */
final class SelectInventory {
  /** Of a tenant nobody has written for. */
  static final Inventory EMPTY = new Totals().inventory(List.of(), 0, List.of());

  private final String domains;
  private final String eventTypes;
  private final String totals;
  private final String ofDomain;
  private final String ofEnvironment;

  SelectInventory(Statements statements) {
    domains =
        statements.write(
            select(Domain.DOMAIN)
                .from(Domain.TABLE)
                .where(Domain.TENANT_ID.eq(param("tenant", Long.class)))
                .orderBy(Domain.DOMAIN)
                .limit(param("limit", Integer.class)));
    eventTypes =
        statements.write(
            select(EventType.EVENT_TYPE)
                .from(EventType.TABLE)
                .where(EventType.TENANT_ID.eq(param("tenant", Long.class)))
                .orderBy(EventType.EVENT_TYPE)
                .limit(param("limit", Integer.class)));
    totals =
        statements.write(
            select(MetricTotal.METRIC_TYPE, MetricTotal.EVENT_COUNT)
                .from(MetricTotal.TABLE)
                .where(MetricTotal.TENANT_ID.eq(param("tenant", Long.class))));
    ofDomain = series(statements, Series.DOMAIN.eq(param("domain", String.class)));
    ofEnvironment = series(statements, EnvironmentDomains.holds(Series.DOMAIN));
  }

  private static String series(Statements statements, Condition named) {
    return statements.write(
        select(Series.METRIC_TYPE, Series.EVENT_COUNT, Series.EVENT_TYPE, Series.DOMAIN)
            .from(statements.dialect().through(Series.TABLE, "series_by_name"))
            .where(Series.TENANT_ID.eq(param("tenant", Long.class)))
            .and(named));
  }

  /** Of all domains. */
  Inventory run(ReadSession session, FoundTenant found, int limit) throws SQLException {
    long tenant = found.number();
    Totals counted = new Totals();
    PreparedStatement statement = session.prepared(totals);
    statement.setLong(1, tenant);
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counted.add(row);
      }
    }
    return counted.inventory(
        names(session.prepared(domains), tenant, limit),
        found.domains(),
        names(session.prepared(eventTypes), tenant, limit));
  }

  /** Of one domain. */
  Inventory ofDomain(ReadSession session, long tenant, String domain, int limit)
      throws SQLException {
    PreparedStatement statement = session.prepared(ofDomain);
    statement.setLong(1, tenant);
    statement.setString(2, domain);
    return ofSeries(statement, limit);
  }

  /** Of the domains of an environment. */
  Inventory ofEnvironment(ReadSession session, long tenant, String environment, int limit)
      throws SQLException {
    PreparedStatement statement = session.prepared(ofEnvironment);
    statement.setLong(1, tenant);
    statement.setLong(2, tenant);
    statement.setString(3, environment);
    return ofSeries(statement, limit);
  }

  private static Inventory ofSeries(PreparedStatement statement, int limit) throws SQLException {
    Totals counted = new Totals();
    TreeSet<String> types = new TreeSet<>(Text.BY_CODE_POINT);
    TreeSet<String> domains = new TreeSet<>(Text.BY_CODE_POINT);
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counted.add(row);
        types.add(row.getString(3));
        domains.add(row.getString(4));
      }
    }
    return counted.inventory(first(domains, limit), domains.size(), first(types, limit));
  }

  private static List<String> first(Collection<String> names, int limit) {
    return names.stream().limit(limit).toList();
  }

  private static List<String> names(PreparedStatement statement, long tenant, int limit)
      throws SQLException {
    statement.setLong(1, tenant);
    statement.setInt(2, limit);
    List<String> names = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  /** Live events by metric type. */
  private static final class Totals {
    private final Map<MetricType, Long> counts = new EnumMap<>(MetricType.class);

    Totals() {
      for (MetricType type : MetricType.values()) {
        counts.put(type, 0L);
      }
    }

    /** Adds the count in the second column to the metric type in the first. */
    void add(ResultSet row) throws SQLException {
      counts.merge(MetricType.ofCode(row.getInt(1)), row.getLong(2), Long::sum);
    }

    Inventory inventory(List<String> domains, long domainCount, List<String> eventTypes) {
      long total = counts.values().stream().mapToLong(Long::longValue).sum();
      return new Inventory(total, domains, domainCount, eventTypes, counts);
    }
  }
}
