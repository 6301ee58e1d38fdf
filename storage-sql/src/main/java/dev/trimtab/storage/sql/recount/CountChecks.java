package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.StoredMetric;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that is counted in whole numbers. What the server records of its own work is counted
 * in its series alone.
 */
final class CountChecks {
  private static final MetricType FAILURE = MetricType.FAILURE_CLASS;

  /** True of a series in which the server records its own work. */
  private static final String OWN = StoredMetric.isSystem("domain");

  private CountChecks() {}

  static List<CountCheck> all(Dialect dialect) {
    return Stream.concat(counts(dialect), ExpiryChecks.all().stream()).toList();
  }

  private static Stream<CountCheck> counts(Dialect dialect) {
    return Stream.of(
        positions(),
        names(),
        tenants(),
        series(),
        metrics(),
        domains(),
        eventTypes(),
        keys(),
        classes(dialect),
        FailureChecks.failures());
  }

  /** Positions of what was removed are known by their number alone. */
  private static CountCheck positions() {
    return new CountCheck(
        "positions without gaps (tenant, count, true where each is one that was given)",
        """
        SELECT t.tenant_id, coalesce(p.count, 0) + coalesce(x.count, 0),
          CASE WHEN coalesce(p.first, 1) >= 1 AND coalesce(p.last, 0) < t.next_position
            AND coalesce(p.doubles, 0) = 0 THEN 1 ELSE 0 END
        FROM tenant t
        LEFT JOIN (SELECT tenant_id, count(*) AS count, min(position) AS first,
            max(position) AS last, count(*) - count(DISTINCT position) AS doubles
          FROM (SELECT tenant_id, position FROM event
            UNION ALL SELECT tenant_id, position FROM voided_event) e
          GROUP BY tenant_id) p ON p.tenant_id = t.tenant_id
        LEFT JOIN (SELECT tenant_id, sum(expired_count + expired_voided_count) AS count
          FROM series GROUP BY tenant_id) x ON x.tenant_id = t.tenant_id
        WHERE t.next_position > 1
        """,
        """
        SELECT tenant_id, next_position - 1, 1 FROM tenant
        WHERE next_position > 1
        """);
  }

  private static CountCheck names() {
    return new CountCheck(
        "names of tenants (tenant, name)",
        "SELECT tenant_id, name FROM tenant",
        "SELECT number AS tenant_id, name FROM tenant_name");
  }

  private static CountCheck tenants() {
    return new CountCheck(
        "counters of tenants (tenant, series, domains, failure classes, last)",
        """
        SELECT t.tenant_id,
          (SELECT count(*) FROM series s WHERE s.tenant_id = t.tenant_id),
          (SELECT count(DISTINCT domain) FROM series s
            WHERE s.tenant_id = t.tenant_id AND NOT %s),
          (SELECT count(*) FROM failure_class f WHERE f.tenant_id = t.tenant_id),
          %s
        FROM tenant t
        LEFT JOIN (SELECT tenant_id, max(occurred_at) AS last FROM event
          WHERE metric_type < %d GROUP BY tenant_id) e ON e.tenant_id = t.tenant_id
        LEFT JOIN (SELECT tenant_id, sum(expired_count) AS expired FROM series
          WHERE NOT %s GROUP BY tenant_id) x ON x.tenant_id = t.tenant_id
        """
            .formatted(
                OWN,
                last("t.last_occurred_at", "coalesce(x.expired, 0)"),
                StoredMetric.SYSTEM,
                OWN),
        """
        SELECT tenant_id, series_count, domain_count, failure_class_count, last_occurred_at
        FROM tenant
        """);
  }

  /**
   * The latest time of the events that are kept; where none of the kept days has one but some were
   * removed, what is stored, as long as it lies before those days.
   */
  private static String last(String stored, String expired) {
    return """
        CASE WHEN %2$s = 0 OR e.last >= t.raw_from * %3$d THEN e.last
          WHEN %1$s < t.raw_from * %3$d AND %1$s >= coalesce(e.last, 0) THEN %1$s
          ELSE -1 END"""
        .formatted(stored, expired, RollupLevel.DAY.micros());
  }

  private static CountCheck series() {
    return new CountCheck(
        "totals of series (tenant, series, metric type, events, last)",
        """
        SELECT s.tenant_id, s.series_id, s.metric_type, coalesce(e.count, 0) + s.expired_count, %s
        FROM series s JOIN tenant t ON t.tenant_id = s.tenant_id
        LEFT JOIN (SELECT tenant_id, series_id, metric_type, count(*) AS count,
            max(occurred_at) AS last
          FROM event GROUP BY tenant_id, series_id, metric_type) e
          ON e.tenant_id = s.tenant_id AND e.series_id = s.series_id
            AND e.metric_type = s.metric_type + CASE WHEN %s THEN %d ELSE 0 END
        WHERE coalesce(e.count, 0) + s.expired_count <> 0
        """
            .formatted(
                last("s.last_occurred_at", "s.expired_count"),
                StoredMetric.isSystem("s.domain"),
                StoredMetric.SYSTEM),
        """
        SELECT tenant_id, series_id, metric_type, event_count, last_occurred_at FROM series
        WHERE event_count <> 0
        """);
  }

  private static CountCheck metrics() {
    return new CountCheck(
        "totals of metric types (tenant, metric type, events)",
        """
        SELECT tenant_id, metric_type, sum(count) FROM (
          SELECT tenant_id, metric_type, count(*) AS count FROM event WHERE metric_type < %d
          GROUP BY tenant_id, metric_type
          UNION ALL SELECT tenant_id, metric_type, sum(expired_count) FROM series WHERE NOT %s
          GROUP BY tenant_id, metric_type) e
        GROUP BY tenant_id, metric_type HAVING sum(count) <> 0
        """
            .formatted(StoredMetric.SYSTEM, OWN),
        """
        SELECT tenant_id, metric_type, event_count FROM metric_total WHERE event_count <> 0
        """);
  }

  private static CountCheck domains() {
    return new CountCheck(
        "domains (tenant, domain)",
        "SELECT DISTINCT tenant_id, domain FROM series WHERE NOT " + OWN,
        "SELECT tenant_id, domain FROM domain");
  }

  private static CountCheck eventTypes() {
    return new CountCheck(
        "event types (tenant, event type)",
        "SELECT DISTINCT tenant_id, event_type FROM series WHERE NOT " + OWN,
        "SELECT tenant_id, event_type FROM event_type");
  }

  private static CountCheck keys() {
    return new CountCheck(
        "callers' ids (tenant, id, position)",
        """
        SELECT k.tenant_id, e.event_id, e.position FROM event_key k
        JOIN (SELECT tenant_id, position, event_id FROM event
          UNION ALL SELECT tenant_id, position, event_id FROM voided_event) e
        ON e.tenant_id = k.tenant_id AND e.position = k.position
        """,
        "SELECT tenant_id, event_id, position FROM event_key");
  }

  private static CountCheck classes(Dialect dialect) {
    return new CountCheck(
        "classes of failures (tenant, position, class)",
        """
        SELECT e.tenant_id, e.position, coalesce(f.class_id, 0) FROM event e
        LEFT JOIN failure_class f ON f.tenant_id = e.tenant_id AND f.name = coalesce(%s, '%s')
        WHERE e.metric_type IN (%d, %d)
        """
            .formatted(
                dialect.jsonText("e.metadata", "failure_class"),
                Metadata.UNKNOWN_FAILURE_CLASS,
                FAILURE.code(),
                StoredMetric.ofSystem(FAILURE)),
        "SELECT tenant_id, position, class_id FROM event WHERE class_id IS NOT NULL");
  }
}
