package dev.trimtab.storage.sql.tenant;

import static org.jooq.impl.DSL.select;

import dev.trimtab.change.Ending;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.Watching;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * A tenant has other pools watched than before. Whoever makes the change holds the tenant's row: it
 * counts from the next append on.
 */
final class WatchingChange {
  /** Stands for the key of pools of all samples. */
  private static final String WHOLE = "";

  private final DSLContext sql;
  private final long tenantId;
  private final long now;

  private WatchingChange(DSLContext sql, long tenantId, Instant at) {
    this.sql = sql;
    this.tenantId = tenantId;
    this.now = Micros.of(at);
  }

  static void make(DSLContext sql, long tenantId, Watching before, Watching after, Instant at) {
    if (!before.equals(after)) {
      new WatchingChange(sql, tenantId, at).make(before, after);
    }
  }

  private void make(Watching before, Watching after) {
    sql.update(Tables.Tenant.TABLE)
        .set(Tables.Tenant.POOLED, after.equals(Watching.SERIES) ? 0 : 1)
        .where(Tables.Tenant.TENANT_ID.eq(tenantId))
        .execute();
    Set<String> ended = keys(before);
    ended.removeAll(keys(after));
    for (String key : ended) {
      end(key);
    }
  }

  private static Set<String> keys(Watching watching) {
    Set<String> keys = new LinkedHashSet<>(watching.metadataKeys());
    if (watching.ofDomains()) {
      keys.add(WHOLE);
    }
    return keys;
  }

  /** What nobody watches is never told to have ended: it ends now. */
  private void end(String key) {
    Condition pools = Tables.Pool.TENANT_ID.eq(tenantId).and(Tables.Pool.LABEL_KEY.eq(key));
    Select<Record1<Long>> numbers =
        select(Tables.Pool.POOL_ID.neg()).from(Tables.Pool.TABLE).where(pools);
    sql.update(Tables.Finding.TABLE)
        .set(Tables.Finding.HANDLED_AT, now)
        .where(Tables.Finding.TENANT_ID.eq(tenantId))
        .and(Tables.Finding.HANDLED_AT.isNull())
        .and(Tables.Finding.SERIES_ID.in(numbers))
        .execute();
    sql.update(Tables.ChangePoint.TABLE)
        .set(Tables.ChangePoint.ENDING, Ending.Kind.SETTLED.code())
        .set(Tables.ChangePoint.ENDED_AT, now)
        .where(Tables.ChangePoint.TENANT_ID.eq(tenantId))
        .and(Tables.ChangePoint.ENDED_AT.isNull())
        .and(Tables.ChangePoint.SERIES_ID.in(numbers))
        .execute();
    sql.update(Tables.Pool.TABLE)
        .setNull(Tables.Pool.STATE)
        .setNull(Tables.Pool.WATCHED_AFTER)
        .where(pools)
        .execute();
  }
}
