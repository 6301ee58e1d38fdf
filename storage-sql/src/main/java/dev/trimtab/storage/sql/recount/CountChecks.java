package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Subjects;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is counted in whole numbers. */
final class CountChecks {
  private static final MetricType FAILURE = MetricType.FAILURE_CLASS;

  private CountChecks() {}

  static List<CountCheck> all(Dialect dialect) {
    return List.of(
        positions(),
        tenants(),
        series(),
        metrics(),
        domains(),
        eventTypes(),
        keys(),
        classes(dialect),
        failures());
  }

  private static CountCheck positions() {
    return new CountCheck(
        "positions without gaps (tenant, count, first, last)",
        """
        SELECT tenant_id, count(DISTINCT position), min(position), max(position)
        FROM (SELECT tenant_id, position FROM event
          UNION ALL SELECT tenant_id, position FROM voided_event) e
        GROUP BY tenant_id HAVING count(*) = count(DISTINCT position)
        """,
        """
        SELECT tenant_id, next_position - 1, 1, next_position - 1 FROM tenant
        WHERE next_position > 1
        """);
  }

  private static CountCheck tenants() {
    return new CountCheck(
        "counters of tenants (tenant, series, domains, failure classes, last)",
        """
        SELECT t.tenant_id,
          (SELECT count(*) FROM series s WHERE s.tenant_id = t.tenant_id),
          (SELECT count(DISTINCT domain) FROM series s WHERE s.tenant_id = t.tenant_id),
          (SELECT count(*) FROM failure_class f WHERE f.tenant_id = t.tenant_id),
          (SELECT max(occurred_at) FROM event e WHERE e.tenant_id = t.tenant_id)
        FROM tenant t
        """,
        """
        SELECT tenant_id, series_count, domain_count, failure_class_count, last_occurred_at
        FROM tenant
        """);
  }

  private static CountCheck series() {
    return new CountCheck(
        "totals of series (tenant, series, metric type, events, last)",
        """
        SELECT tenant_id, series_id, metric_type, count(*), max(occurred_at) FROM event
        GROUP BY tenant_id, series_id, metric_type
        """,
        """
        SELECT tenant_id, series_id, metric_type, event_count, last_occurred_at FROM series
        WHERE event_count <> 0
        """);
  }

  private static CountCheck metrics() {
    return new CountCheck(
        "totals of metric types (tenant, metric type, events)",
        "SELECT tenant_id, metric_type, count(*) FROM event GROUP BY tenant_id, metric_type",
        """
        SELECT tenant_id, metric_type, event_count FROM metric_total WHERE event_count <> 0
        """);
  }

  private static CountCheck domains() {
    return new CountCheck(
        "domains (tenant, domain)",
        "SELECT DISTINCT tenant_id, domain FROM series",
        "SELECT tenant_id, domain FROM domain");
  }

  private static CountCheck eventTypes() {
    return new CountCheck(
        "event types (tenant, event type)",
        "SELECT DISTINCT tenant_id, event_type FROM series",
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
        WHERE e.metric_type = %d
        """
            .formatted(
                dialect.jsonText("e.metadata", "failure_class"),
                Metadata.UNKNOWN_FAILURE_CLASS,
                FAILURE.code()),
        "SELECT tenant_id, position, class_id FROM event WHERE class_id IS NOT NULL");
  }

  private static CountCheck failures() {
    String recounted =
        Arrays.stream(RollupLevel.values())
            .flatMap(level -> Stream.of(ofSeries(level), ofTenant(level)))
            .collect(Collectors.joining(" UNION ALL "));
    return new CountCheck(
        "failures by time (tenant, subject, level, bucket, class, count)",
        recounted,
        "SELECT tenant_id, subject_id, level, bucket, class_id, count FROM failure_rollup");
  }

  private static String ofSeries(RollupLevel level) {
    return """
        SELECT tenant_id, series_id, %d, occurred_at / %d AS bucket, class_id, count(*) FROM event
        WHERE metric_type = %d GROUP BY tenant_id, series_id, bucket, class_id
        """
        .formatted(level.code(), level.micros(), FAILURE.code());
  }

  private static String ofTenant(RollupLevel level) {
    return """
        SELECT tenant_id, %d, %d, occurred_at / %d AS bucket, class_id, count(*) FROM event
        WHERE metric_type = %d GROUP BY tenant_id, bucket, class_id
        """
        .formatted(Subjects.ofMetric(FAILURE), level.code(), level.micros(), FAILURE.code());
  }
}
