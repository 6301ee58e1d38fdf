package dev.trimtab.storage.sql.audit;

import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The audit log in table {@code audit_entry}. */
public final class SqlAuditLog implements AuditLog {
  private static final List<Field<?>> COLUMNS =
      List.of(
          Tables.AuditEntry.AT,
          Tables.AuditEntry.TENANT,
          Tables.AuditEntry.ACTOR,
          Tables.AuditEntry.ADDRESS,
          Tables.AuditEntry.ACTION,
          Tables.AuditEntry.SUBJECT,
          Tables.AuditEntry.DETAIL);

  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlAuditLog(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  @Override
  public void add(AuditEntry entry) {
    writer.inTransaction(
        session -> {
          AuditRows.add(session, entry);
          return entry;
        });
  }

  @Override
  public List<AuditEntry> newest(@Nullable TenantId tenant, int limit) {
    return reads.read(
        sql ->
            sql.select(COLUMNS)
                .from(Tables.AuditEntry.TABLE)
                .where(tenant == null ? noCondition() : Tables.AuditEntry.TENANT.eq(tenant.value()))
                .orderBy(Tables.AuditEntry.AT.desc(), Tables.AuditEntry.ENTRY_ID.desc())
                .limit(limit)
                .fetch(SqlAuditLog::entry));
  }

  private static AuditEntry entry(Record row) {
    String tenant = row.get(Tables.AuditEntry.TENANT);
    return new AuditEntry(
        Micros.toInstant(row.get(Tables.AuditEntry.AT)),
        tenant == null ? null : new TenantId(tenant),
        row.get(Tables.AuditEntry.ACTOR),
        row.get(Tables.AuditEntry.ADDRESS),
        row.get(Tables.AuditEntry.ACTION),
        row.get(Tables.AuditEntry.SUBJECT),
        row.get(Tables.AuditEntry.DETAIL));
  }
}
