package dev.trimtab.storage.sql.intake;

import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.IntakeTables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Lessons in table {@code lesson}. */
public final class SqlLessonStore implements LessonStore {
  private final SqlWriter writer;
  private final ReadPool reads;
  private final Dialect dialect;

  public SqlLessonStore(SqlWriter writer, ReadPool reads, Dialect dialect) {
    this.writer = writer;
    this.reads = reads;
    this.dialect = dialect;
  }

  @Override
  public boolean add(TenantId tenant, Lesson lesson, int most, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          long number = TenantNumbers.findOrMake(session, tenant, lesson.createdAt());
          Condition ofTenant = IntakeTables.Lesson.TENANT_ID.eq(number);
          if (sql.fetchCount(IntakeTables.Lesson.TABLE, ofTenant) >= most) {
            return false;
          }
          LessonRows.insert(sql, number, lesson);
          audit(session, entry);
          return true;
        });
  }

  private static void audit(WriteSession session, AuditEntry entry) throws SQLException {
    session.writeTogether();
    AuditRows.add(session, entry);
  }

  @Override
  public Optional<Lesson> find(TenantId tenant, String id) {
    return reads.snapshot(session -> find(session.sql(), TenantNumbers.find(session, tenant), id));
  }

  private static Optional<Lesson> find(DSLContext sql, long tenant, String id) {
    return sql.select(IntakeTables.Lesson.COLUMNS)
        .from(IntakeTables.Lesson.TABLE)
        .where(is(tenant, id))
        .fetchOptional(LessonRows::lesson);
  }

  private static Condition is(long tenant, String id) {
    return IntakeTables.Lesson.TENANT_ID.eq(tenant).and(IntakeTables.Lesson.LESSON_ID.eq(id));
  }

  @Override
  public Page list(TenantId tenant, Query query) {
    return reads.snapshot(
        session ->
            new SelectLessons(dialect, TenantNumbers.find(session, tenant), query)
                .page(session.sql()));
  }

  @Override
  public List<Lesson> similar(TenantId tenant, SeriesKey series, int limit) {
    return reads.snapshot(
        session ->
            new SelectSimilarLessons(dialect, TenantNumbers.find(session, tenant), series)
                .first(session.sql(), limit));
  }

  @Override
  public Optional<Lesson> change(TenantId tenant, Lesson lesson, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          long number = TenantNumbers.find(session, tenant);
          int changed =
              sql.update(IntakeTables.Lesson.TABLE)
                  .set(LessonRows.changes(lesson))
                  .set(IntakeTables.Lesson.REVISION, lesson.revision() + 1)
                  .where(is(number, lesson.id()))
                  .and(IntakeTables.Lesson.REVISION.eq(lesson.revision()))
                  .execute();
          if (changed == 0) {
            return Optional.empty();
          }
          audit(session, entry);
          return find(sql, number, lesson.id());
        });
  }

  @Override
  public boolean remove(TenantId tenant, String id, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          int removed =
              session.sql().deleteFrom(IntakeTables.Lesson.TABLE).where(is(number, id)).execute();
          if (removed == 1) {
            audit(session, entry);
          }
          return removed == 1;
        });
  }
}
