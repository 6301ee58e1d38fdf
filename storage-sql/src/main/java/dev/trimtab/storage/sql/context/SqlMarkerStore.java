package dev.trimtab.storage.sql.context;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.trimtab.context.Marker;
import dev.trimtab.context.MarkerKind;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** Markers in table {@code marker}. */
public final class SqlMarkerStore implements MarkerStore {
  private static final long NANOS_TO_ROUND_UP = 999;

  private static final List<Field<?>> COLUMNS =
      List.of(
          Tables.Marker.MARKER_ID,
          Tables.Marker.DOMAIN,
          Tables.Marker.KIND,
          Tables.Marker.LABEL,
          Tables.Marker.VERSION,
          Tables.Marker.URL,
          Tables.Marker.OCCURRED_AT,
          Tables.Marker.RECORDED_AT);

  private final SqlWriter writer;
  private final ReadPool reads;
  private final Dialect dialect;

  public SqlMarkerStore(SqlWriter writer, ReadPool reads, Dialect dialect) {
    this.writer = writer;
    this.reads = reads;
    this.dialect = dialect;
  }

  @Override
  public Added add(TenantId tenant, Marker marker, boolean timeGiven) {
    return writer.inTransaction(
        session -> {
          DSLContext sql = session.sql();
          long number = TenantNumbers.findOrMake(session, tenant, marker.recordedAt());
          Optional<Marker> known = find(sql, number, marker.id());
          if (known.isPresent()) {
            return isSame(marker, timeGiven, known.get())
                ? new Added.Known(known.get())
                : new Added.Conflicting();
          }
          insert(sql, number, marker);
          return new Added.Stored(marker);
        });
  }

  @Override
  public Optional<Marker> marker(TenantId tenant, String id) {
    return reads.snapshot(session -> find(session.sql(), TenantNumbers.find(session, tenant), id));
  }

  @Override
  public Page markers(TenantId tenant, Query query) {
    List<Marker> found =
        reads.snapshot(
            session -> {
              long number = TenantNumbers.find(session, tenant);
              DSLContext sql = session.sql();
              return sql.fetch(page(sql, dialect, number, query)).map(SqlMarkerStore::marker);
            });
    if (found.size() <= query.limit()) {
      return new Page(found, null);
    }
    Marker last = found.get(query.limit() - 1);
    return new Page(
        found.subList(0, query.limit()), new EventQuery.Cursor(last.occurredAt(), last.id()));
  }

  @Override
  public boolean remove(TenantId tenant, String id) {
    return writer.inTransaction(
        session -> {
          long number = TenantNumbers.find(session, tenant);
          return session
                  .sql()
                  .deleteFrom(Tables.Marker.TABLE)
                  .where(Tables.Marker.TENANT_ID.eq(number))
                  .and(Tables.Marker.MARKER_ID.eq(id))
                  .execute()
              == 1;
        });
  }

  /** One more than asked for shows whether there is a next page. */
  static Select<? extends Record> page(DSLContext sql, Dialect dialect, long tenant, Query query) {
    EventQuery.Cursor after = query.after();
    Condition behind =
        after == null
            ? noCondition()
            : row(Tables.Marker.OCCURRED_AT, Tables.Marker.MARKER_ID)
                .lt(Micros.of(after.occurredAt()), after.id());
    String index = query.domain() == null ? "marker_by_time" : "marker_by_domain";
    return sql.select(COLUMNS)
        .from(dialect.through(Tables.Marker.TABLE, index))
        .where(Tables.Marker.TENANT_ID.eq(tenant))
        .and(query.domain() == null ? noCondition() : Tables.Marker.DOMAIN.eq(query.domain()))
        .and(in(query.environment()))
        .and(within(query.range()))
        .and(behind)
        .orderBy(Tables.Marker.OCCURRED_AT.desc(), Tables.Marker.MARKER_ID.desc())
        .limit(query.limit() + 1);
  }

  private static Condition in(@Nullable String environment) {
    return environment == null
        ? noCondition()
        : EnvironmentDomains.holds(Tables.Marker.TENANT_ID, Tables.Marker.DOMAIN, environment);
  }

  private static Condition within(TimeRange range) {
    Condition within = noCondition();
    if (range.since() != null) {
      long since = Micros.of(range.since().plusNanos(NANOS_TO_ROUND_UP));
      within = within.and(Tables.Marker.OCCURRED_AT.ge(since));
    }
    if (range.until() != null) {
      long until = Micros.of(range.until().plusNanos(NANOS_TO_ROUND_UP));
      within = within.and(Tables.Marker.OCCURRED_AT.lt(until));
    }
    return within;
  }

  private static Optional<Marker> find(DSLContext sql, long tenant, String id) {
    return sql.select(COLUMNS)
        .from(Tables.Marker.TABLE)
        .where(Tables.Marker.TENANT_ID.eq(tenant))
        .and(Tables.Marker.MARKER_ID.eq(id))
        .fetchOptional(SqlMarkerStore::marker);
  }

  private static boolean isSame(Marker sent, boolean timeGiven, Marker stored) {
    return sent.domain().equals(stored.domain())
        && sent.kind() == stored.kind()
        && sent.label().equals(stored.label())
        && (sent.version() == null || Objects.equals(sent.version(), stored.version()))
        && (sent.url() == null || Objects.equals(sent.url(), stored.url()))
        && (!timeGiven || sent.occurredAt().equals(stored.occurredAt()));
  }

  private static void insert(DSLContext sql, long tenant, Marker marker) {
    sql.insertInto(Tables.Marker.TABLE)
        .set(Tables.Marker.TENANT_ID, tenant)
        .set(Tables.Marker.MARKER_ID, marker.id())
        .set(Tables.Marker.DOMAIN, marker.domain())
        .set(Tables.Marker.KIND, marker.kind().code())
        .set(Tables.Marker.LABEL, marker.label())
        .set(Tables.Marker.VERSION, marker.version())
        .set(Tables.Marker.URL, marker.url())
        .set(Tables.Marker.OCCURRED_AT, Micros.of(marker.occurredAt()))
        .set(Tables.Marker.RECORDED_AT, Micros.of(marker.recordedAt()))
        .execute();
  }

  private static Marker marker(Record row) {
    return new Marker(
        row.get(Tables.Marker.MARKER_ID),
        row.get(Tables.Marker.DOMAIN),
        MarkerKind.ofCode(row.get(Tables.Marker.KIND)),
        row.get(Tables.Marker.LABEL),
        row.get(Tables.Marker.VERSION),
        row.get(Tables.Marker.URL),
        Micros.toInstant(row.get(Tables.Marker.OCCURRED_AT)),
        Micros.toInstant(row.get(Tables.Marker.RECORDED_AT)));
  }
}
