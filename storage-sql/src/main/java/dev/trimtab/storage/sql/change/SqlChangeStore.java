package dev.trimtab.storage.sql.change;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.trimtab.change.Attribution;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Ending;
import dev.trimtab.change.Feedback;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
          return waiting(session.sql(), limit);
        });
  }

  private static List<Found> waiting(DSLContext sql, int limit) {
    Field<Long> oldest =
        field(
            select(min(field(name("other", "position"), Long.class)))
                .from(Tables.Finding.TABLE.as("other"))
                .where(field(name("other", "tenant_id"), Long.class).eq(Tables.Finding.TENANT_ID))
                .and(field(name("other", "handled_at")).isNull()));
    return sql.select(
            Tables.Tenant.NAME,
            Tables.Finding.POSITION,
            Tables.Series.DOMAIN,
            Tables.Series.EVENT_TYPE,
            Tables.Series.METRIC_TYPE,
            Tables.Finding.CONTENT)
        .from(Tables.Finding.TABLE)
        .join(Tables.Tenant.TABLE)
        .on(Tables.Tenant.TENANT_ID.eq(Tables.Finding.TENANT_ID))
        .join(Tables.Series.TABLE)
        .on(Tables.Series.TENANT_ID.eq(Tables.Finding.TENANT_ID))
        .and(Tables.Series.SERIES_ID.eq(Tables.Finding.SERIES_ID))
        .where(Tables.Finding.HANDLED_AT.isNull())
        .and(Tables.Tenant.DELETING_AT.isNull())
        .and(Tables.Finding.POSITION.eq(oldest))
        .orderBy(Tables.Finding.TENANT_ID)
        .limit(limit)
        .fetch(
            row ->
                new Found(
                    new TenantId(row.get(Tables.Tenant.NAME)),
                    row.get(Tables.Finding.POSITION),
                    new SeriesKey(
                        row.get(Tables.Series.DOMAIN),
                        row.get(Tables.Series.EVENT_TYPE),
                        MetricType.ofCode(row.get(Tables.Series.METRIC_TYPE))),
                    row.get(Tables.Finding.CONTENT)));
  }

  private interface Taken {
    void with(DSLContext sql, long tenant, long seriesId);
  }

  /** Marks a finding as taken up; {@code then} runs where nobody had. */
  private void take(TenantId tenant, long position, Instant at, Taken then) {
    writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          DSLContext sql = session.sql();
          Condition finding =
              Tables.Finding.TENANT_ID.eq(number).and(Tables.Finding.POSITION.eq(position));
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

  @Override
  public void open(TenantId tenant, ChangePoint point, Instant at) {
    take(
        tenant,
        point.position(),
        at,
        (sql, number, seriesId) -> ChangeRows.insert(sql, number, seriesId, point));
  }

  @Override
  public void close(Found found, Ending ending, @Nullable Attribution attribution, Instant at) {
    take(
        found.tenant(),
        found.position(),
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
    take(found.tenant(), found.position(), at, (sql, number, seriesId) -> {});
  }

  @Override
  public Optional<ChangePoint> open(TenantId tenant, SeriesKey series) {
    return reads.snapshot(
        session ->
            ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                .and(Tables.ChangePoint.METRIC_TYPE.eq(series.metricType().code()))
                .and(Tables.ChangePoint.ENDED_AT.isNull())
                .and(Tables.Series.DOMAIN.eq(series.domain()))
                .and(Tables.Series.EVENT_TYPE.eq(series.eventType()))
                .fetchOptional(ChangeRows::read));
  }

  @Override
  public OpenChanges open(TenantId tenant, Selection selection) {
    return listReads.snapshot(session -> new SelectOpenChanges(session).run(tenant, selection));
  }

  @Override
  public Optional<ChangePoint> find(TenantId tenant, long position) {
    return reads.snapshot(
        session ->
            ofTenant(session.sql(), TenantNumbers.find(session, tenant))
                .and(Tables.ChangePoint.POSITION.eq(position))
                .fetchOptional(ChangeRows::read));
  }

  private static SelectConditionStep<Record> ofTenant(DSLContext sql, long tenant) {
    return sql.select(ChangeRows.COLUMNS)
        .from(Tables.ChangePoint.TABLE)
        .join(Tables.Series.TABLE)
        .on(Tables.Series.TENANT_ID.eq(tenant))
        .and(Tables.Series.SERIES_ID.eq(Tables.ChangePoint.SERIES_ID))
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
                    .orderBy(Tables.ChangePoint.POSITION.desc())
                    .limit(query.limit() + 1)
                    .fetch(ChangeRows::read));
    if (found.size() <= query.limit()) {
      return new Page(found, OptionalLong.empty());
    }
    List<ChangePoint> page = found.subList(0, query.limit());
    return new Page(page, OptionalLong.of(page.getLast().position()));
  }

  private static Condition wanted(Query query) {
    MetricType metric = query.metricType();
    Direction direction = query.direction();
    Boolean isOpen = query.isOpen();
    return eq(Tables.Series.DOMAIN, query.domain())
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
            query.before().isPresent()
                ? Tables.ChangePoint.POSITION.lt(query.before().getAsLong())
                : noCondition());
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
  public boolean say(TenantId tenant, long position, Feedback feedback, AuditEntry entry) {
    return writer.inTransaction(session -> say(session, tenant, position, feedback, entry));
  }

  private static boolean say(
      WriteSession session, TenantId tenant, long position, Feedback feedback, AuditEntry entry)
      throws SQLException {
    long number = TenantNumbers.find(session, tenant);
    DSLContext sql = session.sql();
    Condition point =
        Tables.ChangePoint.TENANT_ID.eq(number).and(Tables.ChangePoint.POSITION.eq(position));
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
    sql.update(Tables.Series.TABLE)
        .setNull(Tables.Series.STATE)
        .set(Tables.Series.WATCHED_AFTER, next - 1)
        .where(Tables.Series.TENANT_ID.eq(tenant))
        .and(Tables.Series.SERIES_ID.eq(seriesId))
        .execute();
  }

  @Override
  public Fleet fleet(int limit) {
    return listReads.snapshot(
        session -> {
          session.seeAll();
          return fleet(session.sql(), limit);
        });
  }

  private static Fleet fleet(DSLContext sql, int limit) {
    List<Owned> open =
        sql.select(Tables.Tenant.NAME)
            .select(ChangeRows.COLUMNS)
            .from(Tables.ChangePoint.TABLE)
            .join(Tables.Series.TABLE)
            .on(Tables.Series.TENANT_ID.eq(Tables.ChangePoint.TENANT_ID))
            .and(Tables.Series.SERIES_ID.eq(Tables.ChangePoint.SERIES_ID))
            .join(Tables.Tenant.TABLE)
            .on(Tables.Tenant.TENANT_ID.eq(Tables.ChangePoint.TENANT_ID))
            .where(Tables.ChangePoint.ENDED_AT.isNull())
            .and(Tables.Tenant.DELETING_AT.isNull())
            .orderBy(Tables.ChangePoint.DETECTED_AT.desc())
            .limit(limit)
            .fetch(
                row -> new Owned(new TenantId(row.get(Tables.Tenant.NAME)), ChangeRows.read(row)));
    BigDecimal series =
        sql.select(sum(Tables.Tenant.SERIES_COUNT))
            .from(Tables.Tenant.TABLE)
            .where(Tables.Tenant.DELETING_AT.isNull())
            .fetchSingle()
            .value1();
    return new Fleet(open, series == null ? 0 : series.longValue());
  }
}
