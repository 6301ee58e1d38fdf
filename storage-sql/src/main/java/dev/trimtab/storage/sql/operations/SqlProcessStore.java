package dev.trimtab.storage.sql.operations;

import static dev.trimtab.storage.sql.schema.ProcessTable.CANCEL_REQUESTED;
import static dev.trimtab.storage.sql.schema.ProcessTable.COLUMNS;
import static dev.trimtab.storage.sql.schema.ProcessTable.DETAIL;
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
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Processes in table {@code process}. */
public final class SqlProcessStore implements ProcessStore {
  private static final Condition ALIVE =
      STATUS.in(ProcessStatus.RUNNING.code(), ProcessStatus.INTERRUPTED.code());

  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlProcessStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  @Override
  public boolean start(
      TenantId tenant,
      ProcessStart process,
      ProcessProgress progress,
      ProcessLimits limits,
      @Nullable AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          long number = TenantNumbers.findOrMake(session, tenant, process.startedAt());
          if (running(sql, number) >= limits.running()) {
            return false;
          }
          ProcessUpkeep.removeBeyond(sql, number, limits.ended());
          sql.insertInto(TABLE).set(ProcessRows.row(number, process, progress)).execute();
          if (entry != null) {
            AuditRows.add(session, entry);
          }
          return true;
        });
  }

  @Override
  public Optional<ProcessRecord> find(TenantId tenant, String id) {
    return reads.read(sql -> find(sql, TenantNumbers.find(sql, tenant), id));
  }

  @Override
  public List<ProcessRecord> list(TenantId tenant, ProcessQuery query) {
    return reads.read(
        sql ->
            sql.select(COLUMNS)
                .from(TABLE)
                .where(TENANT_ID.eq(TenantNumbers.find(sql, tenant)))
                .and(filter(query))
                .orderBy(PROCESS_ID.desc())
                .limit(query.limit())
                .fetch(ProcessRows::process));
  }

  @Override
  public int running(TenantId tenant) {
    return reads.read(sql -> running(sql, TenantNumbers.find(sql, tenant)));
  }

  @Override
  public Optional<ProcessRecord> furthest(TenantId tenant, String resumeKey) {
    return reads.read(
        sql ->
            sql.select(COLUMNS)
                .from(TABLE)
                .where(TENANT_ID.eq(TenantNumbers.find(sql, tenant)))
                .and(RESUME_KEY.eq(resumeKey))
                .and(STATUS.ne(ProcessStatus.SUCCEEDED.code()))
                .orderBy(DONE.desc())
                .limit(1)
                .fetchOptional(ProcessRows::process));
  }

  @Override
  public Optional<ProcessRecord> report(
      TenantId tenant, String id, ProcessProgress progress, Instant at) {
    Map<Field<?>, @Nullable Object> change = ProcessRows.progress(progress);
    change.put(STATUS, ProcessStatus.RUNNING.code());
    change.put(HEARD_AT, Micros.of(at));
    change.put(ENDED_AT, null);
    change.put(DETAIL, null);
    return change(tenant, id, ALIVE, change, null);
  }

  @Override
  public Optional<ProcessRecord> end(TenantId tenant, String id, ProcessEnd end, Instant at) {
    Map<Field<?>, @Nullable Object> change = ProcessRows.progress(end.progress());
    change.put(STATUS, end.status().code());
    change.put(HEARD_AT, Micros.of(at));
    change.put(ENDED_AT, Micros.of(at));
    change.put(DETAIL, end.detail());
    return change(tenant, id, ALIVE, change, null);
  }

  @Override
  public Optional<ProcessRecord> requestCancel(TenantId tenant, String id, AuditEntry entry) {
    Condition fresh = STATUS.eq(ProcessStatus.RUNNING.code()).and(CANCEL_REQUESTED.eq(0));
    return change(tenant, id, fresh, Map.of(CANCEL_REQUESTED, 1), entry);
  }

  @Override
  public int interruptSilent(Instant heardBefore, Instant at, int limit) {
    return writer.inTransaction(
        session ->
            ProcessUpkeep.interruptSilent(
                session.sql(), Micros.of(heardBefore), Micros.of(at), limit));
  }

  @Override
  public int removeEnded(Instant endedBefore, int limit) {
    return writer.inTransaction(
        session -> ProcessUpkeep.removeEnded(session.sql(), Micros.of(endedBefore), limit));
  }

  private Optional<ProcessRecord> change(
      TenantId tenant,
      String id,
      Condition which,
      Map<Field<?>, ? extends @Nullable Object> change,
      @Nullable AuditEntry entry) {
    return writer.inTransaction(session -> change(session, tenant, id, which, change, entry));
  }

  private static Optional<ProcessRecord> change(
      WriteSession session,
      TenantId tenant,
      String id,
      Condition which,
      Map<Field<?>, ? extends @Nullable Object> change,
      @Nullable AuditEntry entry) {
    DSLContext sql = session.sql();
    long number = TenantNumbers.find(sql, tenant);
    int changed =
        sql.update(TABLE)
            .set(change)
            .where(TENANT_ID.eq(number))
            .and(PROCESS_ID.eq(id))
            .and(which)
            .execute();
    if (changed > 0 && entry != null) {
      AuditRows.add(session, entry);
    }
    return find(sql, number, id);
  }

  private static Optional<ProcessRecord> find(DSLContext sql, long tenant, String id) {
    return sql.select(COLUMNS)
        .from(TABLE)
        .where(TENANT_ID.eq(tenant))
        .and(PROCESS_ID.eq(id))
        .fetchOptional(ProcessRows::process);
  }

  private static int running(DSLContext sql, long tenant) {
    return sql.fetchCount(TABLE, TENANT_ID.eq(tenant).and(ENDED_AT.isNull()));
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
