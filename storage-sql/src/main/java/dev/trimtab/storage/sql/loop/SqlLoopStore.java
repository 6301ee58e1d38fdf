package dev.trimtab.storage.sql.loop;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.trimtab.loop.Consequences;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.Move;
import dev.trimtab.loop.Tape;
import dev.trimtab.loop.TapeLine;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.intake.IntakeRows;
import dev.trimtab.storage.sql.intake.LessonRows;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.LoopTables;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Loops in table {@code improvement_loop}, their record in {@code loop_entry}, their tapes in
 * {@code loop_tape}. Who writes holds the row of the tenant, so that one at a time opens or moves a
 * loop of it.
 */
public final class SqlLoopStore implements LoopStore {
  private final SqlWriter writer;
  private final ReadPool reads;
  private final DeliveryQueue deliveries;

  public SqlLoopStore(SqlWriter writer, ReadPool reads) {
    this.writer = writer;
    this.reads = reads;
    this.deliveries = new DeliveryQueue(writer, reads);
  }

  @Override
  public List<Unmatched> unmatched(int limit) {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return SelectUnmatched.run(session.sql(), limit);
        });
  }

  @Override
  public int match(TenantId tenant, long changePoint, List<Loop> loops, Instant at) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          DSLContext sql = session.sql();
          int matched =
              sql.update(Tables.ChangePoint.TABLE)
                  .set(Tables.ChangePoint.MATCHED_AT, Micros.of(at))
                  .where(Tables.ChangePoint.TENANT_ID.eq(number))
                  .and(Tables.ChangePoint.POSITION.eq(changePoint))
                  .and(Tables.ChangePoint.SERIES_ID.gt(0L))
                  .and(Tables.ChangePoint.MATCHED_AT.isNull())
                  .execute();
          int opened = 0;
          if (matched == 1) {
            for (Loop loop : loops) {
              opened += open(sql, number, loop) ? 1 : 0;
            }
          }
          return opened;
        });
  }

  @Override
  public boolean open(TenantId tenant, Loop loop, @Nullable AuditEntry entry) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          boolean opened = open(session.sql(), number, loop);
          if (opened) {
            audit(session, entry);
          }
          return opened;
        });
  }

  /** The lock on the tenant's row makes the look before the insertion safe. */
  private static boolean open(DSLContext sql, long tenant, Loop loop) {
    Long series = seriesId(sql, tenant, loop.series());
    if (series == null || isOneOpen(sql, tenant, loop.template(), series)) {
      return false;
    }
    sql.insertInto(LoopTables.Loop.TABLE).set(LoopRows.row(tenant, series, loop)).execute();
    String by = loop.cause().by();
    EntryRows.insert(
        sql,
        tenant,
        loop.id(),
        new LoopEntry(
            1,
            loop.openedAt(),
            LoopState.TRIGGERED,
            LoopState.TRIGGERED,
            by == null ? LoopEntry.ITSELF : by,
            loop.cause().seen(),
            Map.of()));
    return true;
  }

  private static boolean isOneOpen(DSLContext sql, long tenant, String template, long series) {
    return sql.fetchExists(
        select()
            .from(LoopTables.Loop.TABLE)
            .where(LoopTables.Loop.TENANT_ID.eq(tenant))
            .and(LoopTables.Loop.TEMPLATE.eq(template))
            .and(LoopTables.Loop.SERIES_ID.eq(series))
            .and(LoopTables.Loop.ENDED_AT.isNull()));
  }

  private static @Nullable Long seriesId(DSLContext sql, long tenant, SeriesKey series) {
    return sql.select(Tables.Series.SERIES_ID)
        .from(Tables.Series.TABLE)
        .where(Tables.Series.TENANT_ID.eq(tenant))
        .and(Tables.Series.DOMAIN.eq(series.domain()))
        .and(Tables.Series.EVENT_TYPE.eq(series.eventType()))
        .and(Tables.Series.METRIC_TYPE.eq(series.metricType().code()))
        .fetchOne(Tables.Series.SERIES_ID);
  }

  private static void audit(WriteSession session, @Nullable AuditEntry entry) throws SQLException {
    if (entry != null) {
      session.writeTogether();
      AuditRows.add(session, entry);
    }
  }

  @Override
  public Optional<Loop> find(TenantId tenant, String id) {
    return reads.snapshot(
        session ->
            LoopRows.ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                .and(LoopTables.Loop.LOOP_ID.eq(id))
                .fetchOptional(LoopRows::loop));
  }

  @Override
  public List<Loop> list(TenantId tenant, Query query) {
    return reads.snapshot(
        session ->
            LoopRows.ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                .and(wanted(query))
                .orderBy(LoopTables.Loop.LOOP_ID.desc())
                .limit(query.limit())
                .fetch(LoopRows::loop));
  }

  private static Condition wanted(Query query) {
    MetricType metric = query.metricType();
    LoopState state = query.state();
    Boolean isOpen = query.isOpen();
    String before = query.before();
    String environment = query.environment();
    return eq(LoopTables.Loop.TEMPLATE, query.template())
        .and(eq(Tables.Series.DOMAIN, query.domain()))
        .and(
            environment == null
                ? noCondition()
                : EnvironmentDomains.holds(
                    Tables.Series.TENANT_ID, Tables.Series.DOMAIN, environment))
        .and(eq(Tables.Series.EVENT_TYPE, query.eventType()))
        .and(eq(Tables.Series.METRIC_TYPE, metric == null ? null : metric.code()))
        .and(eq(LoopTables.Loop.STATE, state == null ? null : state.code()))
        .and(
            isOpen == null
                ? noCondition()
                : isOpen ? LoopTables.Loop.ENDED_AT.isNull() : LoopTables.Loop.ENDED_AT.isNotNull())
        .and(before == null ? noCondition() : LoopTables.Loop.LOOP_ID.lt(before));
  }

  private static <T> Condition eq(Field<T> field, @Nullable T value) {
    return value == null ? noCondition() : field.eq(value);
  }

  @Override
  public List<LoopEntry> record(TenantId tenant, String id) {
    return reads.snapshot(
        session -> EntryRows.of(session.sql(), TenantNumbers.find(session, tenant), id));
  }

  @Override
  public Optional<Tape> tape(TenantId tenant, String id) {
    return reads.snapshot(
        session -> TapeRows.of(session.sql(), TenantNumbers.find(session, tenant), id));
  }

  @Override
  public List<Active> active(
      TenantId tenant, Set<MetricType> metricTypes, TimeRange range, long behind, int limit) {
    return reads.snapshot(
        session ->
            ActiveSeries.select(
                session.sql(),
                TenantNumbers.find(session, tenant),
                metricTypes,
                range,
                behind,
                limit));
  }

  @Override
  public long countOpen(TenantId tenant) {
    return reads.snapshot(
        session ->
            (long)
                session
                    .sql()
                    .fetchCount(
                        LoopTables.Loop.TABLE,
                        LoopTables.Loop.TENANT_ID
                            .eq(TenantNumbers.find(session, tenant))
                            .and(LoopTables.Loop.ENDED_AT.isNull())));
  }

  @Override
  public Census census() {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return SelectCensus.run(session.sql());
        });
  }

  @Override
  public Optional<Loop> lastEnded(TenantId tenant, String template, SeriesKey series) {
    return reads.snapshot(
        session ->
            LoopRows.ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                .and(Tables.Series.DOMAIN.eq(series.domain()))
                .and(Tables.Series.EVENT_TYPE.eq(series.eventType()))
                .and(Tables.Series.METRIC_TYPE.eq(series.metricType().code()))
                .and(LoopTables.Loop.TEMPLATE.eq(template))
                .and(LoopTables.Loop.ENDED_AT.isNotNull())
                .and(LoopTables.Loop.BEGUN.eq(1))
                .orderBy(LoopTables.Loop.LOOP_ID.desc())
                .limit(1)
                .fetchOptional(LoopRows::loop));
  }

  @Override
  public boolean move(TenantId tenant, Move move, Consequences consequences) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          if (isTooMuch(session.sql(), number, consequences)
              || !change(session.sql(), number, move.loop())) {
            return false;
          }
          store(session.sql(), number, move);
          store(session.sql(), number, consequences);
          for (TapeLine line : consequences.taped()) {
            TapeRows.insert(session.sql(), number, move.loop().id(), line);
          }
          ListRows.store(session.sql(), number, move.loop().id(), consequences.listing());
          audit(session, consequences.entry());
          return true;
        });
  }

  private static boolean isTooMuch(DSLContext sql, long tenant, Consequences consequences) {
    int opened = consequences.intakes().size();
    return opened > 0 && (long) IntakeRows.count(sql, tenant) + opened > consequences.mostIntakes();
  }

  private static boolean change(DSLContext sql, long tenant, Loop loop) {
    int changed =
        sql.update(LoopTables.Loop.TABLE)
            .set(LoopRows.changes(loop))
            .set(LoopTables.Loop.REVISION, loop.revision() + 1)
            .where(LoopTables.Loop.TENANT_ID.eq(tenant))
            .and(LoopTables.Loop.LOOP_ID.eq(loop.id()))
            .and(LoopTables.Loop.REVISION.eq(loop.revision()))
            .execute();
    return changed == 1;
  }

  private static void store(DSLContext sql, long tenant, Move move) {
    Instant at = move.loop().standing().since();
    for (LoopEntry entry : move.entries()) {
      EntryRows.insert(sql, tenant, move.loop().id(), entry);
    }
    for (Delivery delivery : move.deliveries()) {
      DeliveryRows.insert(sql, tenant, delivery, at);
    }
  }

  private static void store(DSLContext sql, long tenant, Consequences consequences) {
    consequences.intakes().forEach(intake -> IntakeRows.insert(sql, tenant, intake));
    if (consequences.lesson() != null) {
      LessonRows.insert(sql, tenant, consequences.lesson());
    }
    if (consequences.settled() != null) {
      DeliveryRows.settle(sql, tenant, consequences.settled());
    }
  }

  @Override
  public List<Owned> due(Instant now, int limit) {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return LoopRows.select(session.sql(), List.of(Tables.Tenant.NAME))
              .join(Tables.Tenant.TABLE)
              .on(Tables.Tenant.TENANT_ID.eq(LoopTables.Loop.TENANT_ID))
              .where(LoopTables.Loop.DUE_AT.le(Micros.of(now)))
              .and(Tables.Tenant.DELETING_AT.isNull())
              .orderBy(LoopTables.Loop.DUE_AT)
              .limit(limit)
              .fetch(
                  row -> new Owned(new TenantId(row.get(Tables.Tenant.NAME)), LoopRows.loop(row)));
        });
  }

  @Override
  public void postpone(TenantId tenant, String loop, Instant until) {
    writer.inTransaction(
        session ->
            session
                .sql()
                .update(LoopTables.Loop.TABLE)
                .set(LoopTables.Loop.DUE_AT, Micros.of(until))
                .where(LoopTables.Loop.TENANT_ID.eq(TenantNumbers.find(session, tenant)))
                .and(LoopTables.Loop.LOOP_ID.eq(loop))
                .and(LoopTables.Loop.DUE_AT.isNotNull())
                .execute());
  }

  @Override
  public List<Claimed> claim(Instant now, Instant until, int limit) {
    return deliveries.claim(now, until, limit);
  }

  @Override
  public void settle(TenantId tenant, Settled settled) {
    deliveries.settle(tenant, settled);
  }

  @Override
  public List<Sent> deliveries(TenantId tenant, String loop) {
    return deliveries.ofLoop(tenant, loop);
  }

  @Override
  public List<Sent> dead(TenantId tenant, int limit) {
    return deliveries.dead(tenant, limit);
  }

  @Override
  public boolean resend(TenantId tenant, String delivery, Instant at, AuditEntry entry) {
    return deliveries.resend(tenant, delivery, at, entry);
  }
}
