package dev.trimtab.storage.sql.context;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Settings of domains in tables {@code domain_settings} and {@code domain_score}. */
public final class SqlDomainSettingsStore implements DomainSettingsStore {
  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlDomainSettingsStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  @Override
  public Optional<DomainSettings> find(TenantId tenant, String domain) {
    return reads.snapshot(
        session -> find(session.sql(), TenantNumbers.find(session, tenant), domain));
  }

  @Override
  public boolean put(TenantId tenant, DomainSettings settings, int limit, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          long number = TenantNumbers.findOrMake(session, tenant, settings.updatedAt());
          if (!isThere(sql, number, settings.domain()) && countOf(sql, number) >= limit) {
            return false;
          }
          SettingsRows.write(sql, number, settings);
          growRevision(sql);
          AuditRows.add(session, entry);
          return true;
        });
  }

  @Override
  public List<Listed> list(TenantId tenant, @Nullable String after, int limit) {
    return reads.snapshot(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          DSLContext sql = session.sql();
          List<Listed> listed = new ArrayList<>();
          for (String domain :
              sql.fetch(names(sql, number, after, limit)).map(row -> row.get(0, String.class))) {
            listed.add(new Listed(domain, find(sql, number, domain).orElse(null)));
          }
          return listed;
        });
  }

  /** Names in use and names with settings, neither side read further than the list reaches. */
  static Select<? extends Record> names(
      DSLContext sql, long tenant, @Nullable String after, int limit) {
    Table<?> inUse =
        sql.select(Tables.Domain.DOMAIN)
            .from(Tables.Domain.TABLE)
            .where(Tables.Domain.TENANT_ID.eq(tenant))
            .and(behind(Tables.Domain.DOMAIN, after))
            .orderBy(Tables.Domain.DOMAIN)
            .limit(limit)
            .asTable("in_use");
    Table<?> withSettings =
        sql.select(Tables.DomainSettings.DOMAIN)
            .from(Tables.DomainSettings.TABLE)
            .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
            .and(behind(Tables.DomainSettings.DOMAIN, after))
            .orderBy(Tables.DomainSettings.DOMAIN)
            .limit(limit)
            .asTable("with_settings");
    Field<String> name = field(name("domain"), String.class);
    return sql.select(name)
        .from(inUse)
        .union(sql.select(name).from(withSettings))
        .orderBy(name)
        .limit(limit);
  }

  private static Condition behind(Field<String> domain, @Nullable String after) {
    return after == null ? noCondition() : domain.gt(after);
  }

  @Override
  public List<String> environments(TenantId tenant, int limit) {
    return reads.snapshot(
        session ->
            environments(session.sql(), TenantNumbers.find(session, tenant), limit)
                .fetch(Tables.DomainSettings.ENVIRONMENT));
  }

  /** One after another in the order of the index. */
  static ResultQuery<? extends Record> environments(DSLContext sql, long tenant, int limit) {
    return sql.selectDistinct(Tables.DomainSettings.ENVIRONMENT)
        .from(Tables.DomainSettings.TABLE)
        .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
        .and(Tables.DomainSettings.ENVIRONMENT.isNotNull())
        .orderBy(Tables.DomainSettings.ENVIRONMENT)
        .limit(limit);
  }

  @Override
  public Extent extent(TenantId tenant, String environment, Extent most) {
    return reads.snapshot(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          DSLContext sql = session.sql();
          return new Extent(
              sql.fetchCount(
                  sql.selectOne()
                      .from(Tables.DomainSettings.TABLE)
                      .where(Tables.DomainSettings.TENANT_ID.eq(number))
                      .and(Tables.DomainSettings.ENVIRONMENT.eq(environment))
                      .limit(most.domains())),
              sql.fetchCount(series(sql, number, environment).limit(most.series())));
        });
  }

  /** A row for each series of the domains of an environment. */
  static SelectLimitStep<? extends Record> series(DSLContext sql, long tenant, String environment) {
    return sql.selectOne()
        .from(Tables.DomainSettings.TABLE)
        .join(Tables.Series.TABLE)
        .on(Tables.Series.TENANT_ID.eq(Tables.DomainSettings.TENANT_ID))
        .and(Tables.Series.DOMAIN.eq(Tables.DomainSettings.DOMAIN))
        .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
        .and(Tables.DomainSettings.ENVIRONMENT.eq(environment));
  }

  @Override
  public long revision() {
    return reads.read(
        sql ->
            sql.select(Tables.DomainSettingsRevision.REVISION)
                .from(Tables.DomainSettingsRevision.TABLE)
                .fetchSingle()
                .value1());
  }

  @Override
  public List<DeclaredScore> declaredScores() {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return declaredScores(session.sql());
        });
  }

  @Override
  public List<DeclaredSensitivity> declaredSensitivities() {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return declaredSensitivities(session.sql());
        });
  }

  private static List<DeclaredSensitivity> declaredSensitivities(DSLContext sql) {
    return sql.select(
            Tables.Tenant.NAME,
            Tables.DomainSensitivity.DOMAIN,
            Tables.DomainSensitivity.EVENT_TYPE,
            Tables.DomainSensitivity.METRIC_TYPE)
        .select(Tables.DomainSensitivity.WISH.all())
        .from(Tables.DomainSensitivity.TABLE)
        .join(Tables.Tenant.TABLE)
        .on(Tables.Tenant.TENANT_ID.eq(Tables.DomainSensitivity.TENANT_ID))
        .fetch(
            row ->
                new DeclaredSensitivity(
                    new TenantId(row.get(Tables.Tenant.NAME)),
                    row.get(Tables.DomainSensitivity.DOMAIN),
                    SettingsRows.scope(row),
                    Tables.DomainSensitivity.WISH.read(row)));
  }

  private static List<DeclaredScore> declaredScores(DSLContext sql) {
    return sql.select(
            Tables.Tenant.NAME,
            Tables.DomainScore.DOMAIN,
            Tables.DomainScore.EVENT_TYPE,
            Tables.DomainScore.MIN,
            Tables.DomainScore.MAX,
            Tables.DomainScore.BETTER)
        .from(Tables.DomainScore.TABLE)
        .join(Tables.Tenant.TABLE)
        .on(Tables.Tenant.TENANT_ID.eq(Tables.DomainScore.TENANT_ID))
        .fetch(
            row ->
                new DeclaredScore(
                    new TenantId(row.get(Tables.Tenant.NAME)),
                    row.get(Tables.DomainScore.DOMAIN),
                    row.get(Tables.DomainScore.EVENT_TYPE),
                    SettingsRows.rule(row)));
  }

  private static Optional<DomainSettings> find(DSLContext sql, long tenant, String domain) {
    return sql.select(SettingsRows.COLUMNS)
        .from(Tables.DomainSettings.TABLE)
        .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
        .and(Tables.DomainSettings.DOMAIN.eq(domain))
        .fetchOptional(row -> SettingsRows.read(sql, row));
  }

  private static boolean isThere(DSLContext sql, long tenant, String domain) {
    return sql.fetchExists(
        sql.selectOne()
            .from(Tables.DomainSettings.TABLE)
            .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
            .and(Tables.DomainSettings.DOMAIN.eq(domain)));
  }

  private static int countOf(DSLContext sql, long tenant) {
    return sql.select(count())
        .from(Tables.DomainSettings.TABLE)
        .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
        .fetchSingle()
        .value1();
  }

  private static void growRevision(DSLContext sql) {
    sql.update(Tables.DomainSettingsRevision.TABLE)
        .set(Tables.DomainSettingsRevision.REVISION, Tables.DomainSettingsRevision.REVISION.plus(1))
        .execute();
  }
}
