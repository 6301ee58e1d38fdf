package dev.trimtab.storage.sql.intake;

import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.IntakeTables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Intakes in table {@code intake}. */
public final class SqlIntakeStore implements IntakeStore {
  private final SqlWriter writer;
  private final ReadPool reads;
  private final Dialect dialect;

  public SqlIntakeStore(SqlWriter writer, ReadPool reads, Dialect dialect) {
    this.writer = writer;
    this.reads = reads;
    this.dialect = dialect;
  }

  @Override
  public boolean add(TenantId tenant, Intake intake, int most, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          long number = TenantNumbers.findOrMake(session, tenant, intake.createdAt());
          if (IntakeRows.count(sql, number) >= most) {
            return false;
          }
          IntakeRows.insert(sql, number, intake);
          session.writeTogether();
          AuditRows.add(session, entry);
          return true;
        });
  }

  @Override
  public Optional<Intake> find(TenantId tenant, String id) {
    return reads.snapshot(session -> find(session.sql(), TenantNumbers.find(session, tenant), id));
  }

  private static Optional<Intake> find(DSLContext sql, long tenant, String id) {
    return sql.select(IntakeTables.Intake.COLUMNS)
        .from(IntakeTables.Intake.TABLE)
        .where(is(tenant, id))
        .fetchOptional(IntakeRows::intake);
  }

  private static Condition is(long tenant, String id) {
    return IntakeTables.Intake.TENANT_ID.eq(tenant).and(IntakeTables.Intake.INTAKE_ID.eq(id));
  }

  @Override
  public Page list(TenantId tenant, Query query) {
    return reads.snapshot(
        session ->
            new SelectIntakes(dialect, TenantNumbers.find(session, tenant), query)
                .page(session.sql()));
  }

  @Override
  public Optional<Intake> change(TenantId tenant, Intake intake, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          long number = TenantNumbers.find(session, tenant);
          int changed =
              sql.update(IntakeTables.Intake.TABLE)
                  .set(IntakeRows.changes(intake))
                  .set(IntakeTables.Intake.REVISION, intake.revision() + 1)
                  .where(is(number, intake.id()))
                  .and(IntakeTables.Intake.REVISION.eq(intake.revision()))
                  .execute();
          if (changed == 0) {
            return Optional.empty();
          }
          session.writeTogether();
          AuditRows.add(session, entry);
          return find(sql, number, intake.id());
        });
  }

  @Override
  public int count(TenantId tenant) {
    return reads.snapshot(
        session -> IntakeRows.count(session.sql(), TenantNumbers.find(session, tenant)));
  }

  @Override
  public int count(TenantId tenant, SeriesKey series, Instant since) {
    return reads.snapshot(
        session ->
            IntakeRows.count(session.sql(), TenantNumbers.find(session, tenant), series, since));
  }
}
