package dev.trimtab.storage.sql.loop;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;

import dev.trimtab.loop.Delivery.Status;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore.Census;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.LoopTables;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** How many loops of all tenants are open, since when, and how many deliveries are dead. */
final class SelectCensus {
  private SelectCensus() {}

  static Census run(DSLContext sql) {
    Map<LoopState, Long> open = new EnumMap<>(LoopState.class);
    sql.select(LoopTables.Loop.STATE, count())
        .from(LoopTables.Loop.TABLE)
        .where(LoopTables.Loop.ENDED_AT.isNull())
        .groupBy(LoopTables.Loop.STATE)
        .forEach(row -> open.put(LoopState.ofCode(row.value1()), (long) row.value2()));
    Long oldest =
        sql.select(min(LoopTables.Loop.OPENED_AT))
            .from(LoopTables.Loop.TABLE)
            .where(LoopTables.Loop.ENDED_AT.isNull())
            .fetchSingle()
            .value1();
    Optional<Instant> opened = Optional.ofNullable(oldest).map(Micros::toInstant);
    // In the words of its index: what is bound is not known when the plan is made.
    int dead =
        sql.fetchCount(
            LoopTables.Delivery.TABLE, LoopTables.Delivery.STATUS.eq(inline(Status.DEAD.code())));
    return new Census(open, opened, dead);
  }
}
