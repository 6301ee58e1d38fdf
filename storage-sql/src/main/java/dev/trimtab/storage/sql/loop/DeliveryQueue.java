package dev.trimtab.storage.sql.loop;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;

import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.LoopStore.Claimed;
import dev.trimtab.loop.LoopStore.Sent;
import dev.trimtab.loop.LoopStore.Settled;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.LoopTables;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Select;

/** What waits to be sent. */
final class DeliveryQueue {
  /** Messages of a loop to the same channel that were to be told before, and still wait. */
  private static final Select<?> EARLIER =
      select(inline(1))
          .from(LoopTables.Delivery.TABLE.as("earlier"))
          .where(earlier("tenant_id", Long.class).eq(LoopTables.Delivery.TENANT_ID))
          .and(earlier("loop_id", String.class).eq(LoopTables.Delivery.LOOP_ID))
          .and(earlier("channel", String.class).eq(LoopTables.Delivery.CHANNEL))
          .and(earlier("kind", Integer.class).eq(Delivery.Kind.MESSAGE.code()))
          .and(earlier("next_at", Long.class).isNotNull())
          .and(earlier("entry", Integer.class).lt(LoopTables.Delivery.ENTRY));

  private static <T> Field<T> earlier(String column, Class<T> type) {
    return field(name("earlier", column), type);
  }

  private final SqlWriter writer;
  private final ReadPool reads;

  DeliveryQueue(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  List<Claimed> claim(Instant now, Instant until, int limit) {
    List<Claimed> claimed = new ArrayList<>();
    for (Claimed each : due(now, limit)) {
      if (isClaimed(each, now, until)) {
        claimed.add(each);
      }
    }
    return claimed;
  }

  private List<Claimed> due(Instant now, int limit) {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return session
              .sql()
              .select(Tables.Tenant.NAME)
              .select(DeliveryRows.COLUMNS)
              .from(LoopTables.Delivery.TABLE)
              .join(Tables.Tenant.TABLE)
              .on(Tables.Tenant.TENANT_ID.eq(LoopTables.Delivery.TENANT_ID))
              .where(LoopTables.Delivery.NEXT_AT.le(Micros.of(now)))
              .and(Tables.Tenant.DELETING_AT.isNull())
              .and(LoopTables.Delivery.KIND.ne(Delivery.Kind.MESSAGE.code()).or(notExists(EARLIER)))
              .orderBy(LoopTables.Delivery.NEXT_AT)
              .limit(limit)
              .fetch(
                  row ->
                      new Claimed(
                          new TenantId(row.get(Tables.Tenant.NAME)),
                          DeliveryRows.delivery(row),
                          row.get(LoopTables.Delivery.ATTEMPTS)));
        });
  }

  private boolean isClaimed(Claimed due, Instant now, Instant until) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, due.tenant());
          int claimed =
              session
                  .sql()
                  .update(LoopTables.Delivery.TABLE)
                  .set(LoopTables.Delivery.NEXT_AT, Micros.of(until))
                  .where(DeliveryRows.named(number, due.delivery().id()))
                  .and(LoopTables.Delivery.NEXT_AT.le(Micros.of(now)))
                  .execute();
          return claimed == 1;
        });
  }

  void settle(TenantId tenant, Settled settled) {
    writer.inTransaction(
        session -> {
          DeliveryRows.settle(session.sql(), TenantNumbers.find(session, tenant), settled);
          return null;
        });
  }

  List<Sent> ofLoop(TenantId tenant, String loop) {
    return reads.snapshot(
        session ->
            DeliveryRows.ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                .and(LoopTables.Delivery.LOOP_ID.eq(loop))
                .orderBy(LoopTables.Delivery.ENTRY, LoopTables.Delivery.DELIVERY_ID)
                .fetch(DeliveryRows::sent));
  }

  List<Sent> dead(TenantId tenant, int limit) {
    return reads.snapshot(
        session ->
            DeliveryRows.ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                .and(LoopTables.Delivery.STATUS.eq(Delivery.Status.DEAD.code()))
                .orderBy(LoopTables.Delivery.DELIVERY_ID.desc())
                .limit(limit)
                .fetch(DeliveryRows::sent));
  }

  boolean resend(TenantId tenant, String delivery, Instant at, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          int changed =
              session
                  .sql()
                  .update(LoopTables.Delivery.TABLE)
                  .set(LoopTables.Delivery.STATUS, Delivery.Status.WAITING.code())
                  .set(LoopTables.Delivery.ATTEMPTS, 0)
                  .set(LoopTables.Delivery.NEXT_AT, Micros.of(at))
                  .where(DeliveryRows.named(number, delivery))
                  .and(LoopTables.Delivery.STATUS.eq(Delivery.Status.DEAD.code()))
                  .execute();
          if (changed == 1) {
            session.writeTogether();
            AuditRows.add(session, entry);
          }
          return changed == 1;
        });
  }
}
