package dev.trimtab.storage.sql.tenant;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Tenants by name: those that have stored something, and those that have keys alone. */
final class SelectTenants {
  private static final Field<String> NAME = field(name("known", "name"), SQLDataType.CLOB);

  private static final Field<BigDecimal> EVENTS =
      field(
              select(coalesce(sum(Tables.MetricTotal.EVENT_COUNT), inline(BigDecimal.ZERO)))
                  .from(Tables.MetricTotal.TABLE)
                  .where(Tables.MetricTotal.TENANT_ID.eq(Tables.Tenant.TENANT_ID)))
          .as("events");

  private SelectTenants() {}

  static List<Tenant> run(DSLContext sql, Condition which, int limit) {
    return sql.select(columns())
        .from(known())
        .leftJoin(Tables.Tenant.TABLE)
        .on(Tables.Tenant.NAME.eq(NAME))
        .leftJoin(Tables.TenantSettings.TABLE)
        .on(Tables.TenantSettings.TENANT_ID.eq(Tables.Tenant.TENANT_ID))
        .where(which)
        .orderBy(NAME)
        .limit(limit)
        .fetch(SelectTenants::tenant);
  }

  static Condition named(TenantId tenant) {
    return NAME.eq(tenant.value());
  }

  static Condition behind(TenantId tenant) {
    return NAME.gt(tenant.value());
  }

  private static Table<?> known() {
    return select(Tables.Tenant.NAME.as("name"))
        .from(Tables.Tenant.TABLE)
        .union(
            select(Tables.ApiKey.TENANT)
                .from(Tables.ApiKey.TABLE)
                .where(Tables.ApiKey.TENANT.isNotNull()))
        .asTable("known");
  }

  private static List<SelectField<?>> columns() {
    List<SelectField<?>> columns =
        new ArrayList<>(
            List.of(
                NAME,
                Tables.Tenant.CREATED_AT,
                Tables.Tenant.DELETING_AT,
                Tables.Tenant.SERIES_COUNT,
                Tables.Tenant.RAW_FROM,
                Tables.Tenant.MINUTE_FROM,
                Tables.Tenant.HOUR_FROM,
                Tables.Tenant.DAY_FROM,
                EVENTS));
    columns.addAll(SettingsRows.COLUMNS);
    return columns;
  }

  private static Tenant tenant(Record row) {
    Long series = row.get(Tables.Tenant.SERIES_COUNT);
    return new Tenant(
        new TenantId(row.get(NAME)),
        SettingsRows.read(row),
        time(row.get(Tables.Tenant.CREATED_AT)),
        time(row.get(Tables.Tenant.DELETING_AT)),
        row.get(EVENTS).longValue(),
        series == null ? 0 : series,
        new Tenant.Kept(
            day(row.get(Tables.Tenant.RAW_FROM)),
            day(row.get(Tables.Tenant.MINUTE_FROM)),
            day(row.get(Tables.Tenant.HOUR_FROM)),
            day(row.get(Tables.Tenant.DAY_FROM))));
  }

  private static @Nullable Instant time(@Nullable Long micros) {
    return micros == null ? null : Micros.toInstant(micros);
  }

  private static @Nullable Instant day(@Nullable Long day) {
    return day == null || day == 0 ? null : Micros.toInstant(day * RollupLevel.DAY.micros());
  }
}
