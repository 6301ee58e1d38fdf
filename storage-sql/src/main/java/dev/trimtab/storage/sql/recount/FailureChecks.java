package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.StoredMetric;
import dev.trimtab.storage.sql.schema.Subjects;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Failures by time against the events that are kept. */
final class FailureChecks {
  private static final MetricType FAILURE = MetricType.FAILURE_CLASS;

  private FailureChecks() {}

  static CountCheck failures() {
    String recounted =
        Arrays.stream(RollupLevel.values())
            .flatMap(level -> Stream.of(ofSeries(level), ofTenant(level)))
            .collect(Collectors.joining(" UNION ALL "));
    String stored =
        Arrays.stream(RollupLevel.values())
            .map(FailureChecks::stored)
            .collect(Collectors.joining(" UNION ALL "));
    return new CountCheck(
        "failures by time (tenant, subject, level, bucket, class, count)", recounted, stored);
  }

  private static String ofSeries(RollupLevel level) {
    return recounted("e.series_id", level, FAILURE.code() + ", " + StoredMetric.ofSystem(FAILURE));
  }

  private static String ofTenant(RollupLevel level) {
    return recounted(
        String.valueOf(Subjects.ofMetric(FAILURE)), level, String.valueOf(FAILURE.code()));
  }

  private static String recounted(String subject, RollupLevel level, String metricTypes) {
    return """
        SELECT e.tenant_id, %1$s AS subject, %2$d, e.occurred_at / %3$d AS bucket, e.class_id,
          count(*)
        FROM event e JOIN tenant t ON t.tenant_id = e.tenant_id
        WHERE e.metric_type IN (%4$s)
          AND e.occurred_at >= t.raw_from * %5$d AND e.occurred_at >= %6$s * %5$d
        GROUP BY e.tenant_id, subject, bucket, e.class_id
        """
        .formatted(
            subject,
            level.code(),
            level.micros(),
            metricTypes,
            RollupLevel.DAY.micros(),
            Levels.keptFrom(level));
  }

  private static String stored(RollupLevel level) {
    return """
        SELECT f.tenant_id, f.subject_id, f.level, f.bucket, f.class_id, f.count
        FROM failure_rollup f JOIN tenant t ON t.tenant_id = f.tenant_id
        WHERE f.level = %1$d AND f.bucket / %2$d >= t.raw_from AND f.bucket / %2$d >= %3$s
        """
        .formatted(level.code(), Levels.perDay(level), Levels.keptFrom(level));
  }
}
