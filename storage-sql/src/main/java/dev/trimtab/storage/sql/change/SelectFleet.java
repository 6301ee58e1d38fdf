package dev.trimtab.storage.sql.change;

import static org.jooq.impl.DSL.sum;

import dev.trimtab.change.ChangeStore.Fleet;
import dev.trimtab.change.ChangeStore.Owned;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;

/** The open change points of all tenants, and how much is watched. */
final class SelectFleet {
  private SelectFleet() {}

  static Fleet run(DSLContext sql, int limit) {
    List<Owned> open =
        WatchedNames.join(
                sql.select(Tables.Tenant.NAME)
                    .select(ChangeRows.COLUMNS)
                    .from(Tables.ChangePoint.TABLE)
                    .join(Tables.Tenant.TABLE)
                    .on(Tables.Tenant.TENANT_ID.eq(Tables.ChangePoint.TENANT_ID)),
                Tables.ChangePoint.TENANT_ID,
                Tables.ChangePoint.SERIES_ID)
            .where(Tables.ChangePoint.ENDED_AT.isNull())
            .and(Tables.Tenant.DELETING_AT.isNull())
            .orderBy(Tables.ChangePoint.DETECTED_AT.desc())
            .limit(limit)
            .fetch(
                row -> new Owned(new TenantId(row.get(Tables.Tenant.NAME)), ChangeRows.read(row)));
    BigDecimal series =
        sql.select(sum(Tables.Tenant.SERIES_COUNT))
            .from(Tables.Tenant.TABLE)
            .where(Tables.Tenant.DELETING_AT.isNull())
            .fetchSingle()
            .value1();
    int pools = sql.fetchCount(Tables.Pool.TABLE, Tables.Pool.WATCHED_AFTER.isNotNull());
    return new Fleet(open, (series == null ? 0 : series.longValue()) + pools);
  }
}
