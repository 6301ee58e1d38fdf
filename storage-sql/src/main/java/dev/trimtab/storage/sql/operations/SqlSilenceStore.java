package dev.trimtab.storage.sql.operations;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.input.Glob;
import dev.trimtab.operations.Silence;
import dev.trimtab.operations.Silence.Matcher;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.AlertTables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;

/** Silences in table {@code silence}. */
public final class SqlSilenceStore implements SilenceStore {
  private static final List<Field<?>> COLUMNS =
      List.of(
          AlertTables.Silence.SILENCE_ID,
          AlertTables.Silence.MATCHERS,
          AlertTables.Silence.COMMENT,
          AlertTables.Silence.CREATED_BY,
          AlertTables.Silence.CREATED_AT,
          AlertTables.Silence.ENDS_AT);

  static final OldRows.Columns ENDED =
      new OldRows.Columns(
          AlertTables.Silence.TENANT_ID,
          AlertTables.Silence.SILENCE_ID,
          AlertTables.Silence.ENDS_AT);

  private final SqlWriter writer;
  private final ReadPool reads;
  private final OldRows old;

  public SqlSilenceStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
    this.old =
        new OldRows(
            writer,
            reads,
            AlertTables.Silence.TABLE,
            ENDED);
  }

  /** The writer holds the row of the tenant: nobody else adds a silence meanwhile. */
  @Override
  public boolean add(TenantId tenant, Silence silence, int most, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.findOrMake(session, tenant, silence.createdAt());
          DSLContext sql = session.sql();
          long now = Micros.of(silence.createdAt());
          if (sql.fetchSingle(holding(sql, number, now)).value1() >= most) {
            return false;
          }
          insert(sql, number, silence);
          session.writeTogether();
          AuditRows.add(session, entry);
          return true;
        });
  }

  static Select<Record1<Integer>> holding(DSLContext sql, long tenant, long now) {
    return sql.select(count())
        .from(AlertTables.Silence.TABLE)
        .where(AlertTables.Silence.TENANT_ID.eq(tenant))
        .and(AlertTables.Silence.ENDS_AT.gt(now));
  }

  private static void insert(DSLContext sql, long tenant, Silence silence) {
    sql.insertInto(AlertTables.Silence.TABLE)
        .set(AlertTables.Silence.TENANT_ID, tenant)
        .set(AlertTables.Silence.SILENCE_ID, silence.id())
        .set(AlertTables.Silence.MATCHERS, text(silence.matchers()))
        .set(AlertTables.Silence.COMMENT, silence.comment())
        .set(AlertTables.Silence.CREATED_BY, silence.createdBy())
        .set(AlertTables.Silence.CREATED_AT, Micros.of(silence.createdAt()))
        .set(AlertTables.Silence.ENDS_AT, Micros.of(silence.endsAt()))
        .execute();
  }

  @Override
  public Optional<Silence> find(TenantId tenant, String id) {
    return reads.snapshot(session -> find(session.sql(), TenantNumbers.find(session, tenant), id));
  }

  private static Optional<Silence> find(DSLContext sql, long tenant, String id) {
    return sql.select(COLUMNS)
        .from(AlertTables.Silence.TABLE)
        .where(named(tenant, id))
        .fetchOptional(SqlSilenceStore::silence);
  }

  @Override
  public List<Silence> list(TenantId tenant, Query query) {
    return reads.snapshot(
        session ->
            page(session.sql(), TenantNumbers.find(session, tenant), query)
                .fetch(SqlSilenceStore::silence));
  }

  static Select<Record> page(DSLContext sql, long tenant, Query query) {
    return sql.select(COLUMNS)
        .from(AlertTables.Silence.TABLE)
        .where(AlertTables.Silence.TENANT_ID.eq(tenant))
        .and(wanted(query))
        .orderBy(AlertTables.Silence.SILENCE_ID.desc())
        .limit(query.limit());
  }

  private static Condition wanted(Query query) {
    Boolean isActive = query.isActive();
    String before = query.before();
    Condition stands = noCondition();
    if (isActive != null) {
      long now = Micros.of(query.now());
      stands = isActive ? AlertTables.Silence.ENDS_AT.gt(now) : AlertTables.Silence.ENDS_AT.le(now);
    }
    return before == null ? stands : stands.and(AlertTables.Silence.SILENCE_ID.lt(before));
  }

  @Override
  public Optional<Silence> end(TenantId tenant, String id, Instant at, AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          int ended =
              session
                  .sql()
                  .update(AlertTables.Silence.TABLE)
                  .set(AlertTables.Silence.ENDS_AT, Micros.of(at))
                  .where(named(number, id))
                  .and(AlertTables.Silence.ENDS_AT.gt(Micros.of(at)))
                  .execute();
          if (ended == 1) {
            session.writeTogether();
            AuditRows.add(session, entry);
          }
          return find(session.sql(), number, id);
        });
  }

  @Override
  public int removeEnded(Instant endedBefore, int limit) {
    return old.remove(Micros.of(endedBefore), limit);
  }

  private static Condition named(long tenant, String id) {
    return AlertTables.Silence.TENANT_ID.eq(tenant).and(AlertTables.Silence.SILENCE_ID.eq(id));
  }

  /** Neither a name nor a pattern has line breaks, and a name has no equals sign. */
  private static String text(List<Matcher> matchers) {
    return matchers.stream()
        .map(each -> each.name() + "=" + each.value().pattern())
        .collect(Collectors.joining("\n"));
  }

  private static List<Matcher> matchers(String text) {
    return text.lines()
        .map(
            line -> {
              int end = line.indexOf('=');
              return new Matcher(line.substring(0, end), new Glob(line.substring(end + 1)));
            })
        .toList();
  }

  private static Silence silence(Record row) {
    return new Silence(
        row.get(AlertTables.Silence.SILENCE_ID),
        matchers(row.get(AlertTables.Silence.MATCHERS)),
        row.get(AlertTables.Silence.COMMENT),
        row.get(AlertTables.Silence.CREATED_BY),
        Micros.toInstant(row.get(AlertTables.Silence.CREATED_AT)),
        Micros.toInstant(row.get(AlertTables.Silence.ENDS_AT)));
  }
}
