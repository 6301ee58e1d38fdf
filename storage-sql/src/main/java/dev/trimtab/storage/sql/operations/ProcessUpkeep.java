package dev.trimtab.storage.sql.operations;

import static dev.trimtab.storage.sql.schema.ProcessTable.DETAIL;
import static dev.trimtab.storage.sql.schema.ProcessTable.ENDED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.HEARD_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.PROCESS_ID;
import static dev.trimtab.storage.sql.schema.ProcessTable.STATUS;
import static dev.trimtab.storage.sql.schema.ProcessTable.TABLE;
import static dev.trimtab.storage.sql.schema.ProcessTable.TENANT_ID;

import dev.trimtab.operations.ProcessStatus;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;

/** What is done to processes that no longer do anything themselves, in small steps. */
final class ProcessUpkeep {
  /** How many a start removes at the most: it is not to wait for a clearance. */
  private static final int STEP = 20;

  private ProcessUpkeep() {}

  /** Removes some of the oldest ended processes of a tenant where it has more than {@code kept}. */
  static void removeBeyond(DSLContext sql, long tenant, int kept) {
    List<String> beyond =
        sql.select(PROCESS_ID)
            .from(TABLE)
            .where(TENANT_ID.eq(tenant))
            .and(ENDED_AT.isNotNull())
            .orderBy(PROCESS_ID.desc())
            .limit(STEP)
            .offset(kept)
            .fetch(PROCESS_ID);
    beyond.forEach(id -> sql.deleteFrom(TABLE).where(is(tenant, id)).execute());
  }

  static int interruptSilent(DSLContext sql, long heardBefore, long at, int limit) {
    var silent =
        sql.select(TENANT_ID, PROCESS_ID)
            .from(TABLE)
            .where(ENDED_AT.isNull())
            .and(HEARD_AT.lt(heardBefore))
            .limit(limit)
            .fetch();
    for (Record2<Long, String> process : silent) {
      sql.update(TABLE)
          .set(STATUS, ProcessStatus.INTERRUPTED.code())
          .set(ENDED_AT, at)
          .set(DETAIL, "was not heard of any more")
          .where(is(process.value1(), process.value2()))
          .execute();
    }
    return silent.size();
  }

  static int removeEnded(DSLContext sql, long endedBefore, int limit) {
    var ended =
        sql.select(TENANT_ID, PROCESS_ID)
            .from(TABLE)
            .where(ENDED_AT.lt(endedBefore))
            .limit(limit)
            .fetch();
    ended.forEach(
        process -> sql.deleteFrom(TABLE).where(is(process.value1(), process.value2())).execute());
    return ended.size();
  }

  private static Condition is(long tenant, String id) {
    return TENANT_ID.eq(tenant).and(PROCESS_ID.eq(id));
  }
}
