package dev.trimtab.storage.sql.tenant;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/**
 * Tenants by name: those that have stored something, and those that have keys alone. Names are
 * looked up first, then the rows behind them: a cluster has the two in different places.
 */
final class SelectTenants {
  private static final List<Field<?>> COLUMNS =
      List.of(
          Tables.Tenant.TENANT_ID,
          Tables.Tenant.NAME,
          Tables.Tenant.CREATED_AT,
          Tables.Tenant.DELETING_AT,
          Tables.Tenant.SERIES_COUNT,
          Tables.Tenant.RAW_FROM,
          Tables.Tenant.MINUTE_FROM,
          Tables.Tenant.HOUR_FROM,
          Tables.Tenant.DAY_FROM);

  private SelectTenants() {}

  /** Those behind that name, or from the first one on. */
  static List<Tenant> page(ReadSession session, @Nullable TenantId after, int limit)
      throws SQLException {
    Map<String, Optional<Long>> names =
        names(session, name -> after == null ? noCondition() : name.gt(after.value()), limit);
    List<Long> numbers = names.values().stream().flatMap(Optional::stream).toList();
    Map<Long, Tenant> rows = Map.of();
    if (!numbers.isEmpty()) {
      session.seeAll();
      rows = rows(session.sql(), number -> number.in(numbers));
    }
    Map<Long, Tenant> found = rows;
    return names.entrySet().stream().map(name -> of(name, found)).toList();
  }

  /** The one of that name, looked for where it is. */
  static Optional<Tenant> one(ReadSession session, TenantId tenant) throws SQLException {
    for (Map.Entry<String, Optional<Long>> name :
        names(session, name -> name.eq(tenant.value()), 1).entrySet()) {
      Map<Long, Tenant> rows = Map.of();
      if (name.getValue().isPresent()) {
        long known = name.getValue().get();
        session.enter(known);
        rows = rows(session.sql(), number -> number.eq(known));
      }
      return Optional.of(of(name, rows));
    }
    return Optional.empty();
  }

  private static Tenant of(Map.Entry<String, Optional<Long>> name, Map<Long, Tenant> rows) {
    Tenant found = name.getValue().map(rows::get).orElse(null);
    return found == null
        ? new Tenant(
            new TenantId(name.getKey()), TenantSettings.DEFAULT, null, null, 0, 0, Tenant.Kept.ALL)
        : found;
  }

  /** Names in their order, each with its number where it has one. */
  private static Map<String, Optional<Long>> names(
      ReadSession session, Function<Field<String>, Condition> which, int limit) {
    NavigableMap<String, Optional<Long>> names = new TreeMap<>();
    session
        .sql()
        .select(Tables.TenantName.NAME, Tables.TenantName.NUMBER)
        .from(Tables.TenantName.TABLE)
        .where(which.apply(Tables.TenantName.NAME))
        .orderBy(Tables.TenantName.NAME)
        .limit(limit)
        .forEach(row -> names.put(row.value1(), Optional.of(row.value2())));
    session
        .sql()
        .selectDistinct(Tables.ApiKey.TENANT)
        .from(Tables.ApiKey.TABLE)
        .where(Tables.ApiKey.TENANT.isNotNull())
        .and(which.apply(Tables.ApiKey.TENANT))
        .orderBy(Tables.ApiKey.TENANT)
        .limit(limit)
        .forEach(row -> names.putIfAbsent(row.value1(), Optional.empty()));
    while (names.size() > limit) {
      names.pollLastEntry();
    }
    return names;
  }

  /** A query for each table: joined, they would not be seen to be of one tenant on a cluster. */
  private static Map<Long, Tenant> rows(DSLContext sql, Function<Field<Long>, Condition> which) {
    Map<Long, TenantSettings> settings =
        sql.select(Tables.TenantSettings.TENANT_ID)
            .select(SettingsRows.COLUMNS)
            .from(Tables.TenantSettings.TABLE)
            .where(which.apply(Tables.TenantSettings.TENANT_ID))
            .fetchMap(Tables.TenantSettings.TENANT_ID, SettingsRows::read);
    Map<Long, BigDecimal> events =
        sql.select(Tables.MetricTotal.TENANT_ID, sum(Tables.MetricTotal.EVENT_COUNT))
            .from(Tables.MetricTotal.TABLE)
            .where(which.apply(Tables.MetricTotal.TENANT_ID))
            .groupBy(Tables.MetricTotal.TENANT_ID)
            .fetchMap(Record2::value1, Record2::value2);
    return sql.select(COLUMNS)
        .from(Tables.Tenant.TABLE)
        .where(which.apply(Tables.Tenant.TENANT_ID))
        .fetchMap(
            Tables.Tenant.TENANT_ID,
            row -> {
              long number = row.get(Tables.Tenant.TENANT_ID);
              return tenant(
                  row,
                  settings.getOrDefault(number, TenantSettings.DEFAULT),
                  events.getOrDefault(number, BigDecimal.ZERO).longValue());
            });
  }

  private static Tenant tenant(Record row, TenantSettings settings, long events) {
    return new Tenant(
        new TenantId(row.get(Tables.Tenant.NAME)),
        settings,
        time(row.get(Tables.Tenant.CREATED_AT)),
        time(row.get(Tables.Tenant.DELETING_AT)),
        events,
        row.get(Tables.Tenant.SERIES_COUNT),
        new Tenant.Kept(
            day(row.get(Tables.Tenant.RAW_FROM)),
            day(row.get(Tables.Tenant.MINUTE_FROM)),
            day(row.get(Tables.Tenant.HOUR_FROM)),
            day(row.get(Tables.Tenant.DAY_FROM))));
  }

  private static @Nullable Instant time(@Nullable Long micros) {
    return micros == null ? null : Micros.toInstant(micros);
  }

  private static @Nullable Instant day(@Nullable Long day) {
    return day == null || day == 0 ? null : Micros.toInstant(day * RollupLevel.DAY.micros());
  }
}
