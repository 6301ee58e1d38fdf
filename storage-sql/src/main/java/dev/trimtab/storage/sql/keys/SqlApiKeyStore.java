package dev.trimtab.storage.sql.keys;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.KeyRevision;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** API keys in table {@code api_key}. */
public final class SqlApiKeyStore implements ApiKeyStore {
  private static final String SEPARATOR = " ";
  private static final long NEVER = -1;

  private static final List<Field<?>> COLUMNS =
      List.of(
          Tables.ApiKey.QUOTAS.requests(),
          Tables.ApiKey.QUOTAS.bytes(),
          Tables.ApiKey.QUOTAS.events(),
          Tables.ApiKey.ID,
          Tables.ApiKey.SHA256,
          Tables.ApiKey.TENANT,
          Tables.ApiKey.NAME,
          Tables.ApiKey.SCOPES,
          Tables.ApiKey.CREATED_AT,
          Tables.ApiKey.EXPIRES_AT,
          Tables.ApiKey.LAST_USED_AT);

  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlApiKeyStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  @Override
  public List<ApiKey> all() {
    return reads.read(SqlApiKeyStore::all);
  }

  @Override
  public long revision() {
    return reads.read(
        sql ->
            sql.select(Tables.ApiKeyRevision.REVISION)
                .from(Tables.ApiKeyRevision.TABLE)
                .fetchSingle()
                .value1());
  }

  @Override
  public void create(ApiKey key, AuditEntry entry) {
    writer.inTransaction(
        session -> {
          TenantId tenant = key.tenant();
          if (tenant != null) {
            // A key must not outlive its tenant.
            TenantNumbers.find(session, tenant);
          }
          KeyRevision.hold(session);
          insert(session.sql(), key);
          AuditRows.add(session, entry);
          KeyRevision.grow(session);
          return key;
        });
  }

  @Override
  public boolean createUnless(Predicate<ApiKey> present, ApiKey key, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          KeyRevision.hold(session);
          if (all(session.sql()).stream().anyMatch(present)) {
            return false;
          }
          insert(session.sql(), key);
          AuditRows.add(session, entry);
          KeyRevision.grow(session);
          return true;
        });
  }

  @Override
  public Optional<ApiKey> rotate(String id, String sha256, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          KeyRevision.hold(session);
          DSLContext sql = session.sql();
          int rotated =
              sql.update(Tables.ApiKey.TABLE)
                  .set(Tables.ApiKey.SHA256, sha256)
                  .where(Tables.ApiKey.ID.eq(id))
                  .execute();
          if (rotated == 0) {
            return Optional.empty();
          }
          KeyRevision.grow(session);
          AuditRows.add(session, entry);
          return sql.select(COLUMNS)
              .from(Tables.ApiKey.TABLE)
              .where(Tables.ApiKey.ID.eq(id))
              .fetchOptional(SqlApiKeyStore::key);
        });
  }

  @Override
  public boolean revoke(String id, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          KeyRevision.hold(session);
          int revoked =
              session
                  .sql()
                  .deleteFrom(Tables.ApiKey.TABLE)
                  .where(Tables.ApiKey.ID.eq(id))
                  .execute();
          if (revoked == 0) {
            return false;
          }
          AuditRows.add(session, entry);
          KeyRevision.grow(session);
          return true;
        });
  }

  @Override
  public void touch(Map<String, Instant> lastUses) {
    if (lastUses.isEmpty()) {
      return;
    }
    writer.inTransaction(
        session -> {
          KeyRevision.hold(session);
          lastUses.forEach((id, at) -> touch(session.sql(), id, Micros.of(at)));
          return lastUses.size();
        });
  }

  private static List<ApiKey> all(DSLContext sql) {
    return sql.select(COLUMNS)
        .from(Tables.ApiKey.TABLE)
        .orderBy(Tables.ApiKey.CREATED_AT, Tables.ApiKey.ID)
        .fetch(SqlApiKeyStore::key);
  }

  private static void touch(DSLContext sql, String id, long at) {
    sql.update(Tables.ApiKey.TABLE)
        .set(Tables.ApiKey.LAST_USED_AT, at)
        .where(Tables.ApiKey.ID.eq(id))
        .and(coalesce(Tables.ApiKey.LAST_USED_AT, val(NEVER)).lt(at))
        .execute();
  }

  private static void insert(DSLContext sql, ApiKey key) {
    TenantId tenant = key.tenant();
    sql.insertInto(Tables.ApiKey.TABLE)
        .set(Tables.ApiKey.ID, key.id())
        .set(Tables.ApiKey.SHA256, key.sha256())
        .set(Tables.ApiKey.TENANT, tenant == null ? null : tenant.value())
        .set(Tables.ApiKey.NAME, key.name())
        .set(Tables.ApiKey.SCOPES, text(key.scopes()))
        .set(Tables.ApiKey.CREATED_AT, Micros.of(key.createdAt()))
        .set(Tables.ApiKey.EXPIRES_AT, micros(key.expiresAt()))
        .set(Tables.ApiKey.LAST_USED_AT, micros(key.lastUsedAt()))
        .set(Tables.ApiKey.QUOTAS.values(key.quotas()))
        .execute();
  }

  private static ApiKey key(Record row) {
    String tenant = row.get(Tables.ApiKey.TENANT);
    return new ApiKey(
        row.get(Tables.ApiKey.ID),
        row.get(Tables.ApiKey.SHA256),
        tenant == null ? null : new TenantId(tenant),
        row.get(Tables.ApiKey.NAME),
        scopes(row.get(Tables.ApiKey.SCOPES)),
        Micros.toInstant(row.get(Tables.ApiKey.CREATED_AT)),
        instant(row.get(Tables.ApiKey.EXPIRES_AT)),
        instant(row.get(Tables.ApiKey.LAST_USED_AT)),
        Tables.ApiKey.QUOTAS.read(row));
  }

  private static String text(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(SEPARATOR));
  }

  private static Set<Scope> scopes(String text) {
    return Arrays.stream(text.split(SEPARATOR))
        .map(name -> Scope.ofWireName(name).orElseThrow())
        .collect(Collectors.toSet());
  }

  private static @Nullable Long micros(@Nullable Instant time) {
    return time == null ? null : Micros.of(time);
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Micros.toInstant(micros);
  }
}
