package dev.trimtab.storage.sql.operations;

import static dev.trimtab.storage.sql.schema.ProcessTable.COLUMNS;
import static dev.trimtab.storage.sql.schema.ProcessTable.DONE;
import static dev.trimtab.storage.sql.schema.ProcessTable.ENDED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.HEARD_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.PROCESS_ID;
import static dev.trimtab.storage.sql.schema.ProcessTable.RESUME_KEY;
import static dev.trimtab.storage.sql.schema.ProcessTable.STARTED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.STATUS;
import static dev.trimtab.storage.sql.schema.ProcessTable.TABLE;
import static dev.trimtab.storage.sql.schema.ProcessTable.TENANT_ID;
import static dev.trimtab.storage.sql.schema.ProcessTable.TYPE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.Dialect;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** What is asked of table {@code process}; whoever asks has found the number of the tenant. */
final class ProcessStatements {
  private ProcessStatements() {}

  static Select<Record> one(DSLContext sql, long tenant, String id) {
    return sql.select(COLUMNS).from(TABLE).where(is(tenant, id));
  }

  static Select<Record> page(DSLContext sql, long tenant, ProcessQuery query) {
    return sql.select(COLUMNS)
        .from(TABLE)
        .where(TENANT_ID.eq(tenant))
        .and(filter(query))
        .orderBy(PROCESS_ID.desc())
        .limit(query.limit());
  }

  static Select<Record> furthest(DSLContext sql, long tenant, String resumeKey) {
    return sql.select(COLUMNS)
        .from(TABLE)
        .where(TENANT_ID.eq(tenant))
        .and(RESUME_KEY.eq(resumeKey))
        .and(STATUS.ne(ProcessStatus.SUCCEEDED.code()))
        .orderBy(DONE.desc())
        .limit(1);
  }

  /** Those that ended stay, so that the key alone would find a thousand. */
  static Select<Record1<Integer>> running(DSLContext sql, Dialect dialect, long tenant) {
    return sql.select(count())
        .from(dialect.through(TABLE, "process_running"))
        .where(TENANT_ID.eq(tenant))
        .and(ENDED_AT.isNull());
  }

  /** Ended processes of a tenant behind the newest {@code kept}. */
  static Select<Record1<String>> beyond(DSLContext sql, long tenant, int kept, int limit) {
    return sql.select(PROCESS_ID)
        .from(TABLE)
        .where(TENANT_ID.eq(tenant))
        .and(ENDED_AT.isNotNull())
        .orderBy(PROCESS_ID.desc())
        .limit(limit)
        .offset(kept);
  }

  /** Of all tenants. */
  static Select<Record2<Long, String>> silent(DSLContext sql, long heardBefore, int limit) {
    return sql.select(TENANT_ID, PROCESS_ID)
        .from(TABLE)
        .where(ENDED_AT.isNull())
        .and(HEARD_AT.lt(heardBefore))
        .limit(limit);
  }

  /** Of all tenants. */
  static Select<Record2<Long, String>> ended(DSLContext sql, long endedBefore, int limit) {
    return sql.select(TENANT_ID, PROCESS_ID)
        .from(TABLE)
        .where(ENDED_AT.lt(endedBefore))
        .limit(limit);
  }

  /** Changes one process where {@code which} holds of it. */
  static Query change(
      DSLContext sql,
      long tenant,
      String id,
      Condition which,
      Map<Field<?>, ? extends @Nullable Object> change) {
    return sql.update(TABLE).set(change).where(is(tenant, id)).and(which);
  }

  /** Removes one process where {@code which} holds of it. */
  static Query remove(DSLContext sql, long tenant, String id, Condition which) {
    return sql.deleteFrom(TABLE).where(is(tenant, id)).and(which);
  }

  private static Condition is(long tenant, String id) {
    return TENANT_ID.eq(tenant).and(PROCESS_ID.eq(id));
  }

  private static Condition filter(ProcessQuery query) {
    Condition filter = noCondition();
    if (!query.types().isEmpty()) {
      filter = filter.and(TYPE.in(query.types().stream().map(ProcessType::code).toList()));
    }
    if (query.status() != null) {
      filter = filter.and(STATUS.eq(query.status().code()));
    }
    if (query.since() != null) {
      filter = filter.and(STARTED_AT.ge(Micros.of(query.since())));
    }
    return query.before() == null ? filter : filter.and(PROCESS_ID.lt(query.before()));
  }
}
