package dev.trimtab.storage.sql.audit;

import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.AuditPage;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** The audit log in table {@code audit_entry}. */
public final class SqlAuditLog implements AuditLog {
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
  public AuditPage entries(@Nullable TenantId tenant, AuditQuery query) {
    return reads.read(sql -> new SelectAuditEntries(tenant, query).page(sql));
  }
}
