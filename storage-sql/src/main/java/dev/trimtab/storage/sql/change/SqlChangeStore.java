package dev.trimtab.storage.sql.change;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.trimtab.change.Attribution;
import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Ending;
import dev.trimtab.change.Feedback;
import dev.trimtab.change.WatchedPool;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
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
import org.jspecify.annotations.Nullable;

/** Change points in table {@code change_point}, made of table {@code finding}. */
public final class SqlChangeStore implements ChangeStore {
  private static final long NANOS_TO_ROUND_UP = 999;

  private final SqlWriter writer;
  private final ReadPool reads;
  private final ReadPool listReads;

  /**
   * @param listReads where lists are read; the same as {@code reads}, or one that may lag behind
   */
  public SqlChangeStore(SqlWriter writer, ReadPool reads, ReadPool listReads) {
    this.writer = writer;
    this.reads = reads;
    this.listReads = listReads;
  }

  @Override
  public List<Found> waiting(int limit) {
    return reads.snapshot(
        session -> {
          session.seeAll();
          return SelectWaiting.run(session.sql(), limit);
        });
  }

  @Override
  public Optional<Instant> oldestUnhandled(TenantId tenant) {
    return reads.snapshot(
        session -> SelectOldestUnhandled.run(session.sql(), TenantNumbers.find(session, tenant)));
  }

  private interface Taken {
    void with(DSLContext sql, long tenant, long seriesId);
  }

  /** Marks a finding as taken up; {@code then} runs where nobody had. */
  private void take(TenantId tenant, ChangeId id, Instant at, Taken then) {
    writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          DSLContext sql = session.sql();
          Condition finding = finding(number, id);
          int taken =
              sql.update(Tables.Finding.TABLE)
                  .set(Tables.Finding.HANDLED_AT, Micros.of(at))
                  .where(finding)
                  .and(Tables.Finding.HANDLED_AT.isNull())
                  .execute();
          if (taken == 1) {
            Long seriesId =
                sql.select(Tables.Finding.SERIES_ID)
                    .from(Tables.Finding.TABLE)
                    .where(finding)
                    .fetchSingle()
                    .value1();
            then.with(sql, number, seriesId);
          }
          return taken;
        });
  }

  private static Condition finding(long tenant, ChangeId id) {
    return Tables.Finding.TENANT_ID
        .eq(tenant)
        .and(WatchedNames.isOf(id, Tables.Finding.POSITION, Tables.Finding.SERIES_ID));
  }

  private static Condition change(long tenant, ChangeId id) {
    return Tables.ChangePoint.TENANT_ID
        .eq(tenant)
        .and(WatchedNames.isOf(id, Tables.ChangePoint.POSITION, Tables.ChangePoint.SERIES_ID));
  }

  @Override
  public void open(TenantId tenant, ChangePoint point, Instant at) {
    take(
        tenant,
        point.id(),
        at,
        (sql, number, seriesId) -> ChangeRows.insert(sql, number, seriesId, point));
  }

  @Override
  public void close(Found found, Ending ending, @Nullable Attribution attribution, Instant at) {
    take(
        found.tenant(),
        found.id(),
        at,
        (sql, number, seriesId) -> {
          Condition open =
              Tables.ChangePoint.TENANT_ID
                  .eq(number)
                  .and(Tables.ChangePoint.SERIES_ID.eq(seriesId))
                  .and(Tables.ChangePoint.ENDED_AT.isNull());
          end(sql, open, ending);
          if (attribution != null) {
            sql.update(Tables.ChangePoint.TABLE)
                .set(Tables.ChangePoint.ATTRIBUTION, attribution.encode())
                .where(Tables.ChangePoint.TENANT_ID.eq(number))
                .and(Tables.ChangePoint.SERIES_ID.eq(seriesId))
                .and(Tables.ChangePoint.ENDED_AT.eq(Micros.of(ending.at())))
                .execute();
          }
        });
  }

  private static void end(DSLContext sql, Condition which, Ending ending) {
    Detection found = ending.found();
    sql.update(Tables.ChangePoint.TABLE)
        .set(Tables.ChangePoint.ENDING, ending.kind().code())
        .set(Tables.ChangePoint.ENDED_AT, Micros.of(ending.at()))
        .set(Tables.ChangePoint.ENDING_FOUND, found == null ? null : found.encode())
        .where(which)
        .execute();
  }

  @Override
  public void pass(Found found, Instant at) {
    take(found.tenant(), found.id(), at, (sql, number, seriesId) -> {});
  }

  @Override
  public Optional<ChangePoint> open(Found found) {
    return reads.snapshot(
        session -> {
          long number = TenantNumbers.find(session, found.tenant());
          return ofTenant(session.sql(), number)
              .and(Tables.ChangePoint.ENDED_AT.isNull())
              .and(
                  Tables.ChangePoint.SERIES_ID.in(
                      select(Tables.Finding.SERIES_ID)
                          .from(Tables.Finding.TABLE)
                          .where(finding(number, found.id()))))
              .fetchOptional(ChangeRows::read);
        });
  }

  @Override
  public List<OpenChanges> open(TenantId tenant, List<Selection> selections) {
    return listReads.snapshot(session -> new SelectOpenChanges(session).run(tenant, selections));
  }

  @Override
  public Optional<ChangePoint> find(TenantId tenant, ChangeId id) {
    return reads.snapshot(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          return ofTenant(session.sql(), number)
              .and(change(number, id))
              .fetchOptional(ChangeRows::read);
        });
  }

  private static SelectConditionStep<Record> ofTenant(DSLContext sql, long tenant) {
    return WatchedNames.join(
            sql.select(ChangeRows.COLUMNS).from(Tables.ChangePoint.TABLE),
            inline(tenant),
            Tables.ChangePoint.SERIES_ID)
        .where(Tables.ChangePoint.TENANT_ID.eq(tenant));
  }

  /** One more than asked for shows whether there is a next page. */
  @Override
  public Page list(TenantId tenant, Query query) {
    List<ChangePoint> found =
        listReads.snapshot(
            session ->
                ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                    .and(wanted(query))
                    .orderBy(
                        Tables.ChangePoint.POSITION.desc(), Tables.ChangePoint.SERIES_ID.desc())
                    .limit(query.limit() + 1)
                    .fetch(ChangeRows::read));
    if (found.size() <= query.limit()) {
      return new Page(found, Optional.empty());
    }
    List<ChangePoint> page = found.subList(0, query.limit());
    return new Page(page, Optional.of(page.getLast().id()));
  }

  private static Condition wanted(Query query) {
    MetricType metric = query.metricType();
    Direction direction = query.direction();
    Boolean isOpen = query.isOpen();
    ChangeId before = query.before();
    String environment = query.environment();
    return eq(WatchedNames.DOMAIN, query.domain())
        .and(
            environment == null
                ? noCondition()
                : EnvironmentDomains.holds(
                    Tables.ChangePoint.TENANT_ID, WatchedNames.DOMAIN, environment))
        .and(eq(Tables.Series.EVENT_TYPE, query.eventType()))
        .and(eq(Tables.ChangePoint.METRIC_TYPE, metric == null ? null : metric.code()))
        .and(eq(Tables.ChangePoint.DIRECTION, direction == null ? null : direction.code()))
        .and(
            isOpen == null
                ? noCondition()
                : isOpen
                    ? Tables.ChangePoint.ENDED_AT.isNull()
                    : Tables.ChangePoint.ENDED_AT.isNotNull())
        .and(within(query.range()))
        .and(
            before == null
                ? noCondition()
                : WatchedNames.isBehind(
                    before, Tables.ChangePoint.POSITION, Tables.ChangePoint.SERIES_ID));
  }

  private static <T> Condition eq(Field<T> field, @Nullable T value) {
    return value == null ? noCondition() : field.eq(value);
  }

  private static Condition within(TimeRange range) {
    Condition within = noCondition();
    if (range.since() != null) {
      long since = Micros.of(range.since().plusNanos(NANOS_TO_ROUND_UP));
      within = within.and(Tables.ChangePoint.DETECTED_AT.ge(since));
    }
    if (range.until() != null) {
      long until = Micros.of(range.until().plusNanos(NANOS_TO_ROUND_UP));
      within = within.and(Tables.ChangePoint.DETECTED_AT.lt(until));
    }
    return within;
  }

  @Override
  public boolean say(TenantId tenant, ChangeId id, Feedback feedback, AuditEntry entry) {
    return writer.inTransaction(session -> say(session, tenant, id, feedback, entry));
  }

  private static boolean say(
      WriteSession session, TenantId tenant, ChangeId id, Feedback feedback, AuditEntry entry)
      throws SQLException {
    long number = TenantNumbers.find(session, tenant);
    DSLContext sql = session.sql();
    Condition point = change(number, id);
    int said =
        sql.update(Tables.ChangePoint.TABLE)
            .set(Tables.ChangePoint.FEEDBACK, feedback.verdict().code())
            .set(Tables.ChangePoint.FEEDBACK_NOTE, feedback.note())
            .set(Tables.ChangePoint.FEEDBACK_BY, feedback.by())
            .set(Tables.ChangePoint.FEEDBACK_AT, Micros.of(feedback.at()))
            .where(point)
            .execute();
    if (said == 0) {
      return false;
    }
    if (feedback.verdict() == Feedback.Verdict.EXPECTED) {
      end(
          sql,
          point.and(Tables.ChangePoint.ENDED_AT.isNull()),
          new Ending(Ending.Kind.EXPECTED, feedback.at(), null));
      learnAnew(sql, number, point);
    }
    AuditRows.add(session, entry);
    return true;
  }

  /** Who holds the row of the tenant knows that no sample comes in meanwhile. */
  private static void learnAnew(DSLContext sql, long tenant, Condition point) {
    Long seriesId =
        sql.select(Tables.ChangePoint.SERIES_ID)
            .from(Tables.ChangePoint.TABLE)
            .where(point)
            .fetchSingle()
            .value1();
    Long next =
        sql.select(Tables.Tenant.NEXT_POSITION)
            .from(Tables.Tenant.TABLE)
            .where(Tables.Tenant.TENANT_ID.eq(tenant))
            .fetchSingle()
            .value1();
    if (seriesId < 0) {
      sql.update(Tables.Pool.TABLE)
          .setNull(Tables.Pool.STATE)
          .set(Tables.Pool.WATCHED_AFTER, next - 1)
          .where(Tables.Pool.TENANT_ID.eq(tenant))
          .and(Tables.Pool.POOL_ID.eq(-seriesId))
          .and(Tables.Pool.WATCHED_AFTER.isNotNull())
          .execute();
      return;
    }
    sql.update(Tables.Series.TABLE)
        .setNull(Tables.Series.STATE)
        .set(Tables.Series.WATCHED_AFTER, next - 1)
        .where(Tables.Series.TENANT_ID.eq(tenant))
        .and(Tables.Series.SERIES_ID.eq(seriesId))
        .execute();
  }

  @Override
  public List<WatchedPool> pools(TenantId tenant, int limit) {
    return listReads.snapshot(
        session -> SelectPools.run(session.sql(), TenantNumbers.find(session, tenant), limit));
  }

  @Override
  public Fleet fleet(int limit) {
    return listReads.snapshot(
        session -> {
          session.seeAll();
          return SelectFleet.run(session.sql(), limit);
        });
  }
}
