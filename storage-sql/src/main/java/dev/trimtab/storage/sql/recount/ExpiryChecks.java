package dev.trimtab.storage.sql.recount;

import dev.trimtab.storage.sql.schema.RollupLevel;
import java.util.List;

/**
 * What is left to check where events were removed: each level of the rollups must add up to the
 * next, and the days to what the series say went.
 */
final class ExpiryChecks {
  private ExpiryChecks() {}

  static List<CountCheck> all() {
    return List.of(
        removed(),
        addUp(RollupLevel.MINUTE, RollupLevel.HOUR),
        addUp(RollupLevel.HOUR, RollupLevel.DAY),
        failuresAddUp(RollupLevel.MINUTE, RollupLevel.HOUR),
        failuresAddUp(RollupLevel.HOUR, RollupLevel.DAY));
  }

  private static CountCheck removed() {
    return new CountCheck(
        "events before the days that are kept (tenant, series, events)",
        """
        SELECT s.tenant_id, s.series_id, s.expired_count +
          (SELECT count(*) FROM event e
           WHERE e.tenant_id = s.tenant_id AND e.series_id = s.series_id
             AND e.occurred_at < t.raw_from * %d)
        FROM series s JOIN tenant t ON t.tenant_id = s.tenant_id
        WHERE t.raw_from > 0 AND t.day_from = 0
        """
            .formatted(RollupLevel.DAY.micros()),
        """
        SELECT s.tenant_id, s.series_id,
          (SELECT coalesce(sum(r.count), 0) FROM rollup r
           WHERE r.tenant_id = s.tenant_id AND r.subject_id = s.series_id AND r.level = %d
             AND r.bucket < t.raw_from)
          + CASE WHEN s.open_minute / 1440 < t.raw_from THEN s.open_count ELSE 0 END
        FROM series s JOIN tenant t ON t.tenant_id = s.tenant_id
        WHERE t.raw_from > 0 AND t.day_from = 0
        """
            .formatted(RollupLevel.DAY.code()));
  }

  private static CountCheck addUp(RollupLevel fine, RollupLevel coarse) {
    return new CountCheck(
        "rollups by %s, added up from %ss (tenant, subject, bucket, count, ones, min, max)"
            .formatted(coarse, fine),
        sums("rollup", "", "sum(count), sum(ones), min(min), max(max)", fine, coarse),
        stored("rollup", "count, ones, min, max", fine, coarse));
  }

  private static CountCheck failuresAddUp(RollupLevel fine, RollupLevel coarse) {
    return new CountCheck(
        "failures by %s, added up from %ss (tenant, subject, bucket, class, count)"
            .formatted(coarse, fine),
        sums("failure_rollup", ", r.class_id", "r.class_id, sum(count)", fine, coarse),
        stored("failure_rollup", "r.class_id, count", fine, coarse));
  }

  private static String sums(
      String table, String group, String figures, RollupLevel fine, RollupLevel coarse) {
    return """
        SELECT r.tenant_id, r.subject_id, r.bucket / %d AS coarse, %s
        FROM %s r JOIN tenant t ON t.tenant_id = r.tenant_id
        WHERE r.level = %d AND r.bucket / %d >= %s
        GROUP BY r.tenant_id, r.subject_id, coarse%s
        """
        .formatted(
            coarse.micros() / fine.micros(),
            figures,
            table,
            fine.code(),
            Levels.perDay(fine),
            Levels.keptFrom(fine),
            group);
  }

  private static String stored(String table, String figures, RollupLevel fine, RollupLevel coarse) {
    return """
        SELECT r.tenant_id, r.subject_id, r.bucket, %s
        FROM %s r JOIN tenant t ON t.tenant_id = r.tenant_id
        WHERE r.level = %d AND r.bucket / %d >= %s
        """
        .formatted(figures, table, coarse.code(), Levels.perDay(coarse), Levels.keptFrom(fine));
  }
}
