package dev.trimtab.storage.sql.operations;

import static dev.trimtab.storage.sql.schema.ProcessTable.CANCEL_REQUESTED;
import static dev.trimtab.storage.sql.schema.ProcessTable.DETAIL;
import static dev.trimtab.storage.sql.schema.ProcessTable.ENDED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.HEARD_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.STATUS;
import static dev.trimtab.storage.sql.schema.ProcessTable.TABLE;

import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
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
  private final Dialect dialect;
  private final ProcessUpkeep upkeep;

  public SqlProcessStore(SqlWriter writer, ReadPool reads, Dialect dialect) {
    this.writer = writer;
    this.reads = reads;
    this.dialect = dialect;
    this.upkeep = new ProcessUpkeep(writer, reads);
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
            session.writeTogether();
            AuditRows.add(session, entry);
          }
          return true;
        });
  }

  @Override
  public Optional<ProcessRecord> find(TenantId tenant, String id) {
    return reads.snapshot(session -> find(session.sql(), TenantNumbers.find(session, tenant), id));
  }

  @Override
  public List<ProcessRecord> list(TenantId tenant, ProcessQuery query) {
    return reads.snapshot(
        session ->
            ProcessStatements.page(session.sql(), TenantNumbers.find(session, tenant), query)
                .fetch(ProcessRows::process));
  }

  @Override
  public int running(TenantId tenant) {
    return reads.snapshot(session -> running(session.sql(), TenantNumbers.find(session, tenant)));
  }

  @Override
  public Optional<ProcessRecord> furthest(TenantId tenant, String resumeKey) {
    return reads.snapshot(
        session ->
            ProcessStatements.furthest(
                    session.sql(), TenantNumbers.find(session, tenant), resumeKey)
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
    return upkeep.interruptSilent(Micros.of(heardBefore), Micros.of(at), limit);
  }

  @Override
  public int removeEnded(Instant endedBefore, int limit) {
    return upkeep.removeEnded(Micros.of(endedBefore), limit);
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
      @Nullable AuditEntry entry)
      throws SQLException {
    DSLContext sql = session.sql();
    long number = TenantNumbers.find(session, tenant);
    int changed = ProcessStatements.change(sql, number, id, which, change).execute();
    if (changed > 0 && entry != null) {
      session.writeTogether();
      AuditRows.add(session, entry);
    }
    return find(sql, number, id);
  }

  private static Optional<ProcessRecord> find(DSLContext sql, long tenant, String id) {
    return ProcessStatements.one(sql, tenant, id).fetchOptional(ProcessRows::process);
  }

  private int running(DSLContext sql, long tenant) {
    return sql.fetchSingle(ProcessStatements.running(sql, dialect, tenant)).value1();
  }
}
