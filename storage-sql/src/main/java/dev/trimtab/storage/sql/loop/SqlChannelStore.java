package dev.trimtab.storage.sql.loop;

import dev.trimtab.loop.ChannelStore;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.LoopTables.Channel;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Channels in table {@code channel}. */
public final class SqlChannelStore implements ChannelStore {
  private static final List<Field<?>> COLUMNS =
      List.of(
          Channel.NAME, Channel.SETTINGS, Channel.SECRET, Channel.WRITTEN_AT, Channel.WRITTEN_BY);

  private final SqlWriter writer;
  private final ReadPool reads;

  public SqlChannelStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
  }

  /** The writer holds the row of the tenant: nobody else adds a channel meanwhile. */
  @Override
  public boolean put(TenantId tenant, Stored channel, int most, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.findOrMake(session, tenant, channel.at());
          DSLContext sql = session.sql();
          int replaced =
              sql.deleteFrom(Channel.TABLE).where(named(number, channel.name())).execute();
          if (replaced == 0
              && sql.fetchCount(Channel.TABLE, Channel.TENANT_ID.eq(number)) >= most) {
            return false;
          }
          insert(sql, number, channel);
          session.writeTogether();
          AuditRows.add(session, entry);
          return true;
        });
  }

  private static void insert(DSLContext sql, long tenant, Stored channel) {
    sql.insertInto(Channel.TABLE)
        .set(Channel.TENANT_ID, tenant)
        .set(Channel.NAME, channel.name())
        .set(Channel.SETTINGS, channel.settings())
        .set(Channel.SECRET, channel.secret())
        .set(Channel.WRITTEN_AT, Micros.of(channel.at()))
        .set(Channel.WRITTEN_BY, channel.by())
        .execute();
  }

  @Override
  public List<Stored> list(TenantId tenant) {
    return reads.snapshot(
        session ->
            session
                .sql()
                .select(COLUMNS)
                .from(Channel.TABLE)
                .where(Channel.TENANT_ID.eq(TenantNumbers.find(session, tenant)))
                .orderBy(Channel.NAME)
                .fetch(SqlChannelStore::stored));
  }

  @Override
  public Optional<Stored> find(TenantId tenant, String name) {
    return reads.snapshot(
        session ->
            session
                .sql()
                .select(COLUMNS)
                .from(Channel.TABLE)
                .where(named(TenantNumbers.find(session, tenant), name))
                .fetchOptional(SqlChannelStore::stored));
  }

  @Override
  public boolean delete(TenantId tenant, String name, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          int removed =
              session
                  .sql()
                  .deleteFrom(Channel.TABLE)
                  .where(named(TenantNumbers.find(session, tenant), name))
                  .execute();
          if (removed == 1) {
            session.writeTogether();
            AuditRows.add(session, entry);
          }
          return removed == 1;
        });
  }

  @Override
  public List<Owned> withSecrets(int limit) {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return session
              .sql()
              .select(Tables.Tenant.NAME)
              .select(COLUMNS)
              .from(Channel.TABLE)
              .join(Tables.Tenant.TABLE)
              .on(Tables.Tenant.TENANT_ID.eq(Channel.TENANT_ID))
              .where(Channel.SECRET.isNotNull())
              .and(Tables.Tenant.DELETING_AT.isNull())
              .orderBy(Tables.Tenant.NAME, Channel.NAME)
              .limit(limit)
              .fetch(row -> new Owned(new TenantId(row.get(Tables.Tenant.NAME)), stored(row)));
        });
  }

  private static Condition named(long tenant, String name) {
    return Channel.TENANT_ID.eq(tenant).and(Channel.NAME.eq(name));
  }

  private static Stored stored(Record row) {
    return new Stored(
        row.get(Channel.NAME),
        row.get(Channel.SETTINGS),
        row.get(Channel.SECRET),
        Micros.toInstant(row.get(Channel.WRITTEN_AT)),
        row.get(Channel.WRITTEN_BY));
  }
}
