package dev.trimtab.storage.sql.loop;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.trimtab.loop.LoopStore.Unmatched;
import dev.trimtab.storage.sql.change.ChangeRows;
import dev.trimtab.storage.sql.change.WatchedNames;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The oldest change point of a series of each tenant that no template has seen. */
final class SelectUnmatched {
  private SelectUnmatched() {}

  static List<Unmatched> run(DSLContext sql, int limit) {
    Field<Long> oldest =
        field(
            select(min(field(name("other", "position"), Long.class)))
                .from(Tables.ChangePoint.TABLE.as("other"))
                .where(
                    field(name("other", "tenant_id"), Long.class).eq(Tables.ChangePoint.TENANT_ID))
                .and(field(name("other", "matched_at")).isNull())
                .and(field(name("other", "series_id"), Long.class).gt(0L)));
    return WatchedNames.join(
            sql.select(Tables.Tenant.NAME)
                .select(ChangeRows.COLUMNS)
                .from(Tables.ChangePoint.TABLE)
                .join(Tables.Tenant.TABLE)
                .on(Tables.Tenant.TENANT_ID.eq(Tables.ChangePoint.TENANT_ID)),
            Tables.ChangePoint.TENANT_ID,
            Tables.ChangePoint.SERIES_ID)
        .where(Tables.ChangePoint.MATCHED_AT.isNull())
        .and(Tables.ChangePoint.SERIES_ID.gt(0L))
        .and(Tables.Tenant.DELETING_AT.isNull())
        .and(Tables.ChangePoint.POSITION.eq(oldest))
        .orderBy(Tables.ChangePoint.TENANT_ID)
        .limit(limit)
        .fetch(
            row -> new Unmatched(new TenantId(row.get(Tables.Tenant.NAME)), ChangeRows.read(row)));
  }
}
