package dev.trimtab.storage.sql.loop;

import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.loop.LoopStore.Active;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The series of a tenant by when they were last heard of. Goes through its dictionary, which has an
 * end; an index by time would have to follow every append.
 */
final class ActiveSeries {
  private ActiveSeries() {}

  static List<Active> select(
      DSLContext sql,
      long tenant,
      Set<MetricType> metricTypes,
      TimeRange range,
      long behind,
      int limit) {
    return sql.select(
            Series.SERIES_ID,
            Series.DOMAIN,
            Series.EVENT_TYPE,
            Series.METRIC_TYPE,
            Series.LAST_OCCURRED_AT)
        .from(Series.TABLE)
        .where(Series.TENANT_ID.eq(tenant))
        .and(Series.SERIES_ID.gt(behind))
        .and(Series.METRIC_TYPE.in(metricTypes.stream().map(MetricType::code).toList()))
        .and(within(range))
        .orderBy(Series.SERIES_ID)
        .limit(limit)
        .fetch(ActiveSeries::active);
  }

  private static Condition within(TimeRange range) {
    Instant since = range.since();
    Instant until = range.until();
    Condition within = noCondition();
    if (since != null) {
      within = within.and(Series.LAST_OCCURRED_AT.ge(Micros.of(since)));
    }
    return until == null ? within : within.and(Series.LAST_OCCURRED_AT.lt(Micros.of(until)));
  }

  private static Active active(Record row) {
    return new Active(
        row.get(Series.SERIES_ID),
        new SeriesKey(
            row.get(Series.DOMAIN),
            row.get(Series.EVENT_TYPE),
            MetricType.ofCode(row.get(Series.METRIC_TYPE))),
        Micros.toInstant(row.get(Series.LAST_OCCURRED_AT)));
  }
}
