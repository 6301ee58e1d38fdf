package dev.trimtab.storage.sql.change;

import dev.trimtab.change.WatchedPool;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.Pool;
import dev.trimtab.storage.sql.schema.Tables;
import java.util.List;
import org.jooq.DSLContext;

/** The pools of a tenant, by name. */
final class SelectPools {
  private SelectPools() {}

  static List<WatchedPool> run(DSLContext sql, long tenant, int limit) {
    return sql.select(
            Tables.Pool.DOMAIN,
            Tables.Pool.METRIC_TYPE,
            Tables.Pool.LABEL_KEY,
            Tables.Pool.LABEL_VALUE,
            Tables.Pool.WATCHED_AFTER,
            Tables.Pool.LAST_AT)
        .from(Tables.Pool.TABLE)
        .where(Tables.Pool.TENANT_ID.eq(tenant))
        .orderBy(
            Tables.Pool.DOMAIN,
            Tables.Pool.METRIC_TYPE,
            Tables.Pool.LABEL_KEY,
            Tables.Pool.LABEL_VALUE)
        .limit(limit)
        .fetch(
            row ->
                new WatchedPool(
                    new Pool(
                        row.value1(), MetricType.ofCode(row.value2()), row.value3(), row.value4()),
                    row.value5() != null,
                    Micros.toInstant(row.value6())));
  }
}
