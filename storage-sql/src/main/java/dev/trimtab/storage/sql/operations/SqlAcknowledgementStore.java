package dev.trimtab.storage.sql.operations;

import dev.trimtab.operations.Acknowledgement;
import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.AlertTables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jooq.Record;

/** Who sees to which alert, in table {@code acknowledgement}. */
public final class SqlAcknowledgementStore implements AcknowledgementStore {
  static final OldRows.Columns SAID =
      new OldRows.Columns(
          AlertTables.Acknowledgement.TENANT_ID,
          AlertTables.Acknowledgement.FINGERPRINT,
          AlertTables.Acknowledgement.SAID_AT);

  private final SqlWriter writer;
  private final ReadPool reads;
  private final OldRows old;

  public SqlAcknowledgementStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
    this.old =
        new OldRows(
            writer,
            reads,
            AlertTables.Acknowledgement.TABLE,
            SAID);
  }

  @Override
  public void put(TenantId tenant, Acknowledgement said, AuditEntry entry) {
    writer.inTransaction(
        session -> {
          long number = TenantNumbers.findOrMake(session, tenant, said.at());
          session
              .sql()
              .deleteFrom(AlertTables.Acknowledgement.TABLE)
              .where(AlertTables.Acknowledgement.TENANT_ID.eq(number))
              .and(AlertTables.Acknowledgement.FINGERPRINT.eq(said.fingerprint()))
              .execute();
          session
              .sql()
              .insertInto(AlertTables.Acknowledgement.TABLE)
              .set(AlertTables.Acknowledgement.TENANT_ID, number)
              .set(AlertTables.Acknowledgement.FINGERPRINT, said.fingerprint())
              .set(AlertTables.Acknowledgement.COMMENT, said.comment())
              .set(AlertTables.Acknowledgement.SAID_BY, said.by())
              .set(AlertTables.Acknowledgement.SAID_AT, Micros.of(said.at()))
              .execute();
          session.writeTogether();
          AuditRows.add(session, entry);
          return null;
        });
  }

  @Override
  public Map<String, Acknowledgement> of(TenantId tenant, Collection<String> fingerprints) {
    if (fingerprints.isEmpty()) {
      return Map.of();
    }
    return reads.snapshot(
        session ->
            session
                .sql()
                .select(
                    AlertTables.Acknowledgement.FINGERPRINT,
                    AlertTables.Acknowledgement.COMMENT,
                    AlertTables.Acknowledgement.SAID_BY,
                    AlertTables.Acknowledgement.SAID_AT)
                .from(AlertTables.Acknowledgement.TABLE)
                .where(
                    AlertTables.Acknowledgement.TENANT_ID.eq(TenantNumbers.find(session, tenant)))
                .and(AlertTables.Acknowledgement.FINGERPRINT.in(fingerprints))
                .fetchMap(AlertTables.Acknowledgement.FINGERPRINT, SqlAcknowledgementStore::said));
  }

  @Override
  public int removeOlder(Instant before, int limit) {
    return old.remove(Micros.of(before), limit);
  }

  private static Acknowledgement said(Record row) {
    return new Acknowledgement(
        row.get(AlertTables.Acknowledgement.FINGERPRINT),
        row.get(AlertTables.Acknowledgement.COMMENT),
        row.get(AlertTables.Acknowledgement.SAID_BY),
        Micros.toInstant(row.get(AlertTables.Acknowledgement.SAID_AT)));
  }
}
