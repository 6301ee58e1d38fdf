package dev.trimtab.storage.sql.change;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The oldest findings of each tenant that nobody has taken up yet. */
final class SelectWaiting {
  private static final List<Field<?>> FOUND =
      List.of(
          Tables.Tenant.NAME,
          Tables.Finding.POSITION,
          Tables.Finding.SERIES_ID,
          Tables.Finding.CONTENT,
          Tables.Series.DOMAIN,
          Tables.Series.EVENT_TYPE,
          Tables.Series.METRIC_TYPE,
          Tables.Pool.DOMAIN,
          Tables.Pool.METRIC_TYPE,
          Tables.Pool.LABEL_KEY,
          Tables.Pool.LABEL_VALUE);

  private SelectWaiting() {}

  static List<Found> run(DSLContext sql, int limit) {
    Field<Long> oldest =
        field(
            select(min(field(name("other", "position"), Long.class)))
                .from(Tables.Finding.TABLE.as("other"))
                .where(field(name("other", "tenant_id"), Long.class).eq(Tables.Finding.TENANT_ID))
                .and(field(name("other", "handled_at")).isNull()));
    return WatchedNames.join(
            sql.select(FOUND)
                .from(Tables.Finding.TABLE)
                .join(Tables.Tenant.TABLE)
                .on(Tables.Tenant.TENANT_ID.eq(Tables.Finding.TENANT_ID)),
            Tables.Finding.TENANT_ID,
            Tables.Finding.SERIES_ID)
        .where(Tables.Finding.HANDLED_AT.isNull())
        .and(Tables.Tenant.DELETING_AT.isNull())
        .and(Tables.Finding.POSITION.eq(oldest))
        .orderBy(Tables.Finding.TENANT_ID, Tables.Finding.SERIES_ID.desc())
        .limit(limit)
        .fetch(SelectWaiting::found);
  }

  private static Found found(Record row) {
    long seriesId = row.get(Tables.Finding.SERIES_ID);
    Integer metric = row.get(seriesId < 0 ? Tables.Pool.METRIC_TYPE : Tables.Series.METRIC_TYPE);
    return new Found(
        new TenantId(row.get(Tables.Tenant.NAME)),
        WatchedNames.id(row.get(Tables.Finding.POSITION), seriesId),
        WatchedNames.read(row, seriesId, MetricType.ofCode(metric)),
        row.get(Tables.Finding.CONTENT));
  }
}
