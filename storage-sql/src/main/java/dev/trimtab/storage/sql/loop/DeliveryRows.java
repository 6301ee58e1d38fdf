package dev.trimtab.storage.sql.loop;

import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.LoopTables;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** Table {@code loop_delivery}. */
final class DeliveryRows {
  static final List<Field<?>> COLUMNS =
      List.of(
          LoopTables.Delivery.DELIVERY_ID,
          LoopTables.Delivery.LOOP_ID,
          LoopTables.Delivery.STEP,
          LoopTables.Delivery.CHANNEL,
          LoopTables.Delivery.KIND,
          LoopTables.Delivery.ENTRY,
          LoopTables.Delivery.STATUS,
          LoopTables.Delivery.ATTEMPTS,
          LoopTables.Delivery.NEXT_AT,
          LoopTables.Delivery.ANSWER);

  private DeliveryRows() {}

  /** Stored so that it is due at once. */
  static void insert(DSLContext sql, long tenant, Delivery delivery, Instant at) {
    sql.insertInto(LoopTables.Delivery.TABLE)
        .set(LoopTables.Delivery.TENANT_ID, tenant)
        .set(LoopTables.Delivery.DELIVERY_ID, delivery.id())
        .set(LoopTables.Delivery.LOOP_ID, delivery.loop())
        .set(LoopTables.Delivery.STEP, delivery.step())
        .set(LoopTables.Delivery.CHANNEL, delivery.channel())
        .set(LoopTables.Delivery.KIND, delivery.kind().code())
        .set(LoopTables.Delivery.ENTRY, delivery.entry())
        .set(LoopTables.Delivery.STATUS, Delivery.Status.WAITING.code())
        .set(LoopTables.Delivery.ATTEMPTS, 0)
        .set(LoopTables.Delivery.NEXT_AT, Micros.of(at))
        .execute();
  }

  static Condition named(long tenant, String delivery) {
    return LoopTables.Delivery.TENANT_ID
        .eq(tenant)
        .and(LoopTables.Delivery.DELIVERY_ID.eq(delivery));
  }

  static void settle(DSLContext sql, long tenant, LoopStore.Settled settled) {
    Delivery.Progress progress = settled.progress();
    sql.update(LoopTables.Delivery.TABLE)
        .set(LoopTables.Delivery.STATUS, progress.status().code())
        .set(LoopTables.Delivery.ATTEMPTS, progress.attempts())
        .set(LoopTables.Delivery.NEXT_AT, LoopRows.micros(progress.nextAt()))
        .set(LoopTables.Delivery.ANSWER, progress.answer())
        .where(named(tenant, settled.delivery()))
        .execute();
  }

  static SelectConditionStep<Record> ofTenant(DSLContext sql, long tenant) {
    return sql.select(COLUMNS)
        .from(LoopTables.Delivery.TABLE)
        .where(LoopTables.Delivery.TENANT_ID.eq(tenant));
  }

  static Delivery delivery(Record row) {
    return new Delivery(
        row.get(LoopTables.Delivery.DELIVERY_ID),
        row.get(LoopTables.Delivery.LOOP_ID),
        row.get(LoopTables.Delivery.STEP),
        row.get(LoopTables.Delivery.CHANNEL),
        Delivery.Kind.ofCode(row.get(LoopTables.Delivery.KIND)),
        row.get(LoopTables.Delivery.ENTRY));
  }

  static LoopStore.Sent sent(Record row) {
    Long nextAt = row.get(LoopTables.Delivery.NEXT_AT);
    return new LoopStore.Sent(
        delivery(row),
        new Delivery.Progress(
            Delivery.Status.ofCode(row.get(LoopTables.Delivery.STATUS)),
            row.get(LoopTables.Delivery.ATTEMPTS),
            nextAt == null ? null : Micros.toInstant(nextAt),
            row.get(LoopTables.Delivery.ANSWER)));
  }
}
