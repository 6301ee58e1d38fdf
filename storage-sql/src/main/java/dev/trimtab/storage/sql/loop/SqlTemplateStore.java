package dev.trimtab.storage.sql.loop;

import static org.jooq.impl.DSL.max;

import dev.trimtab.loop.TemplateStore;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.LoopTables.Template;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** Templates in table {@code loop_template}. */
public final class SqlTemplateStore implements TemplateStore {
  private static final List<Field<?>> COLUMNS =
      List.of(
          Template.NAME,
          Template.VERSION,
          Template.DOCUMENT,
          Template.ENABLED,
          Template.WRITTEN_AT,
          Template.WRITTEN_BY);

  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlTemplateStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  @Override
  public Optional<Version> put(
      TenantId tenant, String name, String document, Instant at, int most, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.findOrMake(session, tenant, at);
          DSLContext sql = session.sql();
          Optional<Version> current = current(sql, number, name);
          if (current.isPresent() && current.get().document().equals(document)) {
            return current;
          }
          if (current.isEmpty() && sql.fetchCount(currentOf(sql, number)) >= most) {
            return Optional.empty();
          }
          Version next =
              new Version(
                  name,
                  newest(sql, number, name) + 1,
                  document,
                  current.map(Version::isEnabled).orElse(true),
                  Micros.toInstant(Micros.of(at)),
                  entry.actor());
          retire(sql, number, name);
          insert(sql, number, next);
          audit(session, entry);
          return Optional.of(next);
        });
  }

  private static int newest(DSLContext sql, long tenant, String name) {
    Integer newest =
        sql.select(max(Template.VERSION))
            .from(Template.TABLE)
            .where(named(tenant, name))
            .fetchSingle()
            .value1();
    return newest == null ? 0 : newest;
  }

  private static void insert(DSLContext sql, long tenant, Version version) {
    sql.insertInto(Template.TABLE)
        .set(Template.TENANT_ID, tenant)
        .set(Template.NAME, version.name())
        .set(Template.VERSION, version.version())
        .set(Template.DOCUMENT, version.document())
        .set(Template.WRITTEN_AT, Micros.of(version.at()))
        .set(Template.WRITTEN_BY, version.by())
        .set(Template.CURRENT, 1)
        .set(Template.ENABLED, version.isEnabled() ? 1 : 0)
        .execute();
  }

  private static int retire(DSLContext sql, long tenant, String name) {
    return sql.update(Template.TABLE)
        .set(Template.CURRENT, 0)
        .where(named(tenant, name))
        .and(Template.CURRENT.eq(1))
        .execute();
  }

  private static void audit(WriteSession session, AuditEntry entry) throws SQLException {
    session.writeTogether();
    AuditRows.add(session, entry);
  }

  private static Condition named(long tenant, String name) {
    return Template.TENANT_ID.eq(tenant).and(Template.NAME.eq(name));
  }

  private static SelectConditionStep<Record> currentOf(DSLContext sql, long tenant) {
    return sql.select(COLUMNS)
        .from(Template.TABLE)
        .where(Template.TENANT_ID.eq(tenant))
        .and(Template.CURRENT.eq(1));
  }

  private static Optional<Version> current(DSLContext sql, long tenant, String name) {
    return currentOf(sql, tenant)
        .and(Template.NAME.eq(name))
        .fetchOptional(SqlTemplateStore::version);
  }

  @Override
  public List<Version> list(TenantId tenant) {
    return reads.snapshot(
        session ->
            currentOf(session.sql(), TenantNumbers.find(session, tenant))
                .orderBy(Template.NAME)
                .fetch(SqlTemplateStore::version));
  }

  @Override
  public Optional<Version> find(TenantId tenant, String name) {
    return reads.snapshot(
        session -> current(session.sql(), TenantNumbers.find(session, tenant), name));
  }

  @Override
  public Optional<Version> find(TenantId tenant, String name, int version) {
    return reads.snapshot(
        session ->
            session
                .sql()
                .select(COLUMNS)
                .from(Template.TABLE)
                .where(named(TenantNumbers.find(session, tenant), name))
                .and(Template.VERSION.eq(version))
                .fetchOptional(SqlTemplateStore::version));
  }

  @Override
  public List<Written> versions(TenantId tenant, String name, int before, int limit) {
    return reads.snapshot(
        session ->
            session
                .sql()
                .select(
                    Template.VERSION, Template.CURRENT, Template.WRITTEN_AT, Template.WRITTEN_BY)
                .from(Template.TABLE)
                .where(named(TenantNumbers.find(session, tenant), name))
                .and(Template.VERSION.lt(before))
                .orderBy(Template.VERSION.desc())
                .limit(limit)
                .fetch(
                    row ->
                        new Written(
                            row.value1(),
                            row.value2() == 1,
                            Micros.toInstant(row.value3()),
                            row.value4())));
  }

  @Override
  public boolean enable(TenantId tenant, String name, boolean isEnabled, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          int changed =
              session
                  .sql()
                  .update(Template.TABLE)
                  .set(Template.ENABLED, isEnabled ? 1 : 0)
                  .where(named(TenantNumbers.find(session, tenant), name))
                  .and(Template.CURRENT.eq(1))
                  .execute();
          return auditIf(changed == 1, session, entry);
        });
  }

  @Override
  public boolean delete(TenantId tenant, String name, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          int retired = retire(session.sql(), TenantNumbers.find(session, tenant), name);
          return auditIf(retired == 1, session, entry);
        });
  }

  private static boolean auditIf(boolean changed, WriteSession session, AuditEntry entry)
      throws SQLException {
    if (changed) {
      audit(session, entry);
    }
    return changed;
  }

  @Override
  public List<TenantId> tenants() {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return session
              .sql()
              .selectDistinct(Tables.Tenant.NAME)
              .from(Template.TABLE)
              .join(Tables.Tenant.TABLE)
              .on(Tables.Tenant.TENANT_ID.eq(Template.TENANT_ID))
              .where(Template.CURRENT.eq(1))
              .and(Template.ENABLED.eq(1))
              .and(Tables.Tenant.DELETING_AT.isNull())
              .orderBy(Tables.Tenant.NAME)
              .fetch(row -> new TenantId(row.value1()));
        });
  }

  private static Version version(Record row) {
    return new Version(
        row.get(Template.NAME),
        row.get(Template.VERSION),
        row.get(Template.DOCUMENT),
        row.get(Template.ENABLED) == 1,
        Micros.toInstant(row.get(Template.WRITTEN_AT)),
        row.get(Template.WRITTEN_BY));
  }
}
