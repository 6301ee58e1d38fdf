package dev.trimtab.storage.sql.operations;

import static dev.trimtab.storage.sql.schema.ProcessTable.DETAIL;
import static dev.trimtab.storage.sql.schema.ProcessTable.ENDED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.STATUS;
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.operations.ProcessStatus;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;

/** What is done to processes that no longer do anything themselves, in small steps. */
final class ProcessUpkeep {
  /** How many a start removes at the most: it is not to wait for a clearance. */
  private static final int STEP = 20;

  private ProcessUpkeep() {}

  /** Removes some of the oldest ended processes of a tenant where it has more than {@code kept}. */
  static void removeBeyond(DSLContext sql, long tenant, int kept) {
    for (var process : sql.fetch(ProcessStatements.beyond(sql, tenant, kept, STEP))) {
      ProcessStatements.remove(sql, tenant, process.value1()).execute();
    }
  }

  static int interruptSilent(DSLContext sql, long heardBefore, long at, int limit) {
    Map<Field<?>, Object> change =
        Map.of(
            STATUS,
            ProcessStatus.INTERRUPTED.code(),
            ENDED_AT,
            at,
            DETAIL,
            "was not heard of any more");
    List<Record2<Long, String>> silent =
        sql.fetch(ProcessStatements.silent(sql, heardBefore, limit));
    for (var process : silent) {
      ProcessStatements.change(sql, process.value1(), process.value2(), noCondition(), change)
          .execute();
    }
    return silent.size();
  }

  static int removeEnded(DSLContext sql, long endedBefore, int limit) {
    List<Record2<Long, String>> ended = sql.fetch(ProcessStatements.ended(sql, endedBefore, limit));
    for (var process : ended) {
      ProcessStatements.remove(sql, process.value1(), process.value2()).execute();
    }
    return ended.size();
  }
}
