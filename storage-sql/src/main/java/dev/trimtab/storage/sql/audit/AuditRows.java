package dev.trimtab.storage.sql.audit;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;

/** Writes table {@code audit_entry}, in the transaction of what is audited. */
public final class AuditRows {
  private AuditRows() {}

  public static void add(WriteSession session, AuditEntry entry) {
    TenantId tenant = entry.tenant();
    session
        .sql()
        .insertInto(Tables.AuditEntry.TABLE)
        .set(Tables.AuditEntry.AT, Micros.of(entry.at()))
        .set(Tables.AuditEntry.TENANT, tenant == null ? null : tenant.value())
        .set(Tables.AuditEntry.ACTOR, entry.actor())
        .set(Tables.AuditEntry.KEY_ID, entry.keyId())
        .set(Tables.AuditEntry.ADDRESS, entry.address())
        .set(Tables.AuditEntry.ACTION, entry.action())
        .set(Tables.AuditEntry.SUBJECT, entry.subject())
        .set(Tables.AuditEntry.DETAIL, entry.detail())
        .execute();
  }
}
