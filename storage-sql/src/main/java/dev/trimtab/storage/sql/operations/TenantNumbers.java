package dev.trimtab.storage.sql.operations;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.Tables.Tenant;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import org.jooq.DSLContext;

/** The number of a tenant, off the hot path. A tenant may have processes before it has events. */
final class TenantNumbers {
  private static final long NONE = -1;

  private TenantNumbers() {}

  /** The number; one that no row has where there is no such tenant. */
  static long find(DSLContext sql, TenantId tenant) {
    Long number =
        sql.select(Tenant.TENANT_ID)
            .from(Tenant.TABLE)
            .where(Tenant.NAME.eq(tenant.value()))
            .fetchOne(Tenant.TENANT_ID);
    return number == null ? NONE : number;
  }

  static long findOrAdd(DSLContext sql, TenantId tenant, Instant at) {
    long number = find(sql, tenant);
    if (number != NONE) {
      return number;
    }
    sql.insertInto(Tenant.TABLE)
        .set(Tenant.NAME, tenant.value())
        .set(Tenant.CREATED_AT, Micros.of(at))
        .execute();
    return find(sql, tenant);
  }
}
