package dev.trimtab.storage.sql.tenant;

import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.TenantStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tenants in tables {@code tenant} and {@code tenant_settings}. */
public final class SqlTenantStore implements TenantStore {
  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlTenantStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  @Override
  public List<Tenant> list(@Nullable TenantId after, int limit) {
    return reads.read(
        sql ->
            SelectTenants.run(
                sql, after == null ? noCondition() : SelectTenants.behind(after), limit));
  }

  @Override
  public Optional<Tenant> find(TenantId tenant) {
    return reads.read(sql -> SelectTenants.run(sql, SelectTenants.named(tenant), 1)).stream()
        .findFirst();
  }

  @Override
  public Map<TenantId, TenantSettings> settings() {
    return reads.read(SettingsRows::all);
  }

  @Override
  public long revision() {
    return reads.read(
        sql ->
            sql.select(Tables.TenantRevision.REVISION)
                .from(Tables.TenantRevision.TABLE)
                .fetchSingle()
                .value1());
  }

  @Override
  public void put(TenantId tenant, TenantSettings settings, Instant at, AuditEntry entry) {
    writer.inTransaction(
        session -> {
          SettingsRows.put(session, TenantNumbers.findOrMake(session, tenant, at), settings);
          AuditRows.add(session, entry);
          return growRevision(session.sql());
        });
  }

  @Override
  public boolean delete(TenantId tenant, Instant at, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          boolean hadKeys = TenantKeys.revokeAll(sql, tenant);
          int marked =
              sql.update(Tables.Tenant.TABLE)
                  .set(Tables.Tenant.DELETING_AT, Micros.of(at))
                  .where(Tables.Tenant.NAME.eq(tenant.value()))
                  .and(Tables.Tenant.DELETING_AT.isNull())
                  .execute();
          if (!hadKeys && marked == 0) {
            return sql.fetchExists(Tables.Tenant.TABLE, Tables.Tenant.NAME.eq(tenant.value()));
          }
          AuditRows.add(session, entry);
          growRevision(sql);
          return true;
        });
  }

  static int growRevision(DSLContext sql) {
    return sql.update(Tables.TenantRevision.TABLE)
        .set(Tables.TenantRevision.REVISION, Tables.TenantRevision.REVISION.plus(1))
        .execute();
  }
}
