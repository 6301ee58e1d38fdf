package dev.trimtab.storage.sql.context;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The number that stands for a tenant in every table. */
final class TenantNumbers {
  private TenantNumbers() {}

  /** As a part of a statement: no row has it where nobody has written for the tenant. */
  static Field<Long> of(TenantId tenant) {
    return field(
        select(Tables.Tenant.TENANT_ID)
            .from(Tables.Tenant.TABLE)
            .where(Tables.Tenant.NAME.eq(tenant.value())));
  }

  /** The number of a tenant, which gets one where it has none. */
  static long ensure(DSLContext sql, TenantId tenant, Instant now) {
    Long known =
        sql.select(Tables.Tenant.TENANT_ID)
            .from(Tables.Tenant.TABLE)
            .where(Tables.Tenant.NAME.eq(tenant.value()))
            .fetchOne(Tables.Tenant.TENANT_ID);
    if (known != null) {
      return known;
    }
    return sql.insertInto(Tables.Tenant.TABLE)
        .set(Tables.Tenant.NAME, tenant.value())
        .set(Tables.Tenant.CREATED_AT, Micros.of(now))
        .returningResult(Tables.Tenant.TENANT_ID)
        .fetchSingle()
        .value1();
  }
}
