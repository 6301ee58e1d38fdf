package dev.trimtab.storage.sql.tenant;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tenants in tables {@code tenant} and {@code tenant_settings}. */
public final class SqlTenantStore implements TenantStore {
  private static final String DELETING =
      "SELECT tenant_id, deleting_at IS NOT NULL FROM tenant WHERE tenant_id = ? AND name = ?";

  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlTenantStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  @Override
  public List<Tenant> list(@Nullable TenantId after, int limit) {
    return reads.snapshot(session -> SelectTenants.page(session, after, limit));
  }

  @Override
  public Optional<Tenant> find(TenantId tenant) {
    return reads.snapshot(session -> SelectTenants.one(session, tenant));
  }

  @Override
  public Map<TenantId, TenantSettings> settings() {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return SettingsRows.all(session.sql());
        });
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
          SettingsRows.put(session, TenantNumbers.findOrMake(session, tenant, at), settings, at);
          AuditRows.add(session, entry);
          return growRevision(session.sql());
        });
  }

  @Override
  public boolean delete(TenantId tenant, Instant at, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          State state = TenantNumbers.row(session, tenant, DELETING, State::of);
          boolean hadKeys = TenantKeys.revokeAll(session, tenant);
          if (!hadKeys && (state == null || state.deleting())) {
            return state != null;
          }
          if (state != null) {
            mark(session.sql(), state.number(), at);
          }
          AuditRows.add(session, entry);
          growRevision(session.sql());
          return true;
        });
  }

  private record State(long number, boolean deleting) {
    static State of(ResultSet row) throws SQLException {
      return new State(row.getLong(1), row.getBoolean(2));
    }
  }

  private static void mark(DSLContext sql, long number, Instant at) {
    sql.update(Tables.Tenant.TABLE)
        .set(Tables.Tenant.DELETING_AT, Micros.of(at))
        .where(Tables.Tenant.TENANT_ID.eq(number))
        .and(Tables.Tenant.DELETING_AT.isNull())
        .execute();
  }

  static int growRevision(DSLContext sql) {
    return sql.update(Tables.TenantRevision.TABLE)
        .set(Tables.TenantRevision.REVISION, Tables.TenantRevision.REVISION.plus(1))
        .execute();
  }
}
