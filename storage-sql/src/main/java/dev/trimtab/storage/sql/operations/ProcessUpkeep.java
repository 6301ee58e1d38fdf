package dev.trimtab.storage.sql.operations;

import static dev.trimtab.storage.sql.schema.ProcessTable.DETAIL;
import static dev.trimtab.storage.sql.schema.ProcessTable.ENDED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.HEARD_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.STATUS;
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record2;
import org.jooq.Select;

/**
 * What is done to processes that no longer do anything themselves, in small steps. A reader finds
 * them among all tenants; then each tenant has a transaction of its own, which looks again.
 */
final class ProcessUpkeep {
  /** How many a start removes at the most: it is not to wait for a clearance. */
  private static final int STEP = 20;

  private final SqlWriter writer;
  private final ReadPool reads;

  ProcessUpkeep(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  /** Removes some of the oldest ended processes of a tenant where it has more than {@code kept}. */
  static void removeBeyond(DSLContext sql, long tenant, int kept) {
    for (var process : sql.fetch(ProcessStatements.beyond(sql, tenant, kept, STEP))) {
      ProcessStatements.remove(sql, tenant, process.value1(), noCondition()).execute();
    }
  }

  int interruptSilent(long heardBefore, long at, int limit) {
    Map<Field<?>, Object> change =
        Map.of(
            STATUS,
            ProcessStatus.INTERRUPTED.code(),
            ENDED_AT,
            at,
            DETAIL,
            "was not heard of any more");
    Condition silent = ENDED_AT.isNull().and(HEARD_AT.lt(heardBefore));
    return each(
        sql -> ProcessStatements.silent(sql, heardBefore, limit),
        (sql, tenant, id) -> ProcessStatements.change(sql, tenant, id, silent, change));
  }

  int removeEnded(long endedBefore, int limit) {
    Condition ended = ENDED_AT.lt(endedBefore);
    return each(
        sql -> ProcessStatements.ended(sql, endedBefore, limit),
        (sql, tenant, id) -> ProcessStatements.remove(sql, tenant, id, ended));
  }

  private interface Search {
    Select<Record2<Long, String>> in(DSLContext sql);
  }

  private interface Step {
    Query of(DSLContext sql, long tenant, String id);
  }

  private int each(Search search, Step step) {
    Map<Long, List<String>> found =
        reads.snapshot(
            session -> {
              session.seeAll();
              return search.in(session.sql()).fetchGroups(Record2::value1, Record2::value2);
            });
    int done = 0;
    for (Map.Entry<Long, List<String>> tenant : found.entrySet()) {
      done += writer.inTransaction(session -> each(session, tenant, step));
    }
    return done;
  }

  private static int each(WriteSession session, Map.Entry<Long, List<String>> tenant, Step step)
      throws SQLException {
    TenantNumbers.hold(session, tenant.getKey());
    int done = 0;
    for (String id : tenant.getValue()) {
      done += step.of(session.sql(), tenant.getKey(), id).execute();
    }
    return done;
  }
}
