package dev.trimtab.storage.sql.change;

import dev.trimtab.change.ChangeId;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Pool;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Watched;
import dev.trimtab.storage.sql.schema.Tables;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/**
 * The names of what a finding or a change point is of. Its {@code series_id} is that of a series
 * or, below 0, minus the number of a pool.
 */
public final class WatchedNames {
  /** Of a series or a pool. */
  static final Field<String> DOMAIN = DSL.coalesce(Tables.Series.DOMAIN, Tables.Pool.DOMAIN);

  private WatchedNames() {}

  /** With the rows of tables {@code series} and {@code pool} that hold the names. */
  public static <R extends Record> SelectOnConditionStep<R> join(
      SelectJoinStep<R> from, Field<Long> tenantId, Field<Long> seriesId) {
    return from.leftJoin(Tables.Series.TABLE)
        .on(Tables.Series.TENANT_ID.eq(tenantId))
        .and(Tables.Series.SERIES_ID.eq(seriesId))
        .leftJoin(Tables.Pool.TABLE)
        .on(Tables.Pool.TENANT_ID.eq(tenantId))
        .and(Tables.Pool.POOL_ID.eq(seriesId.neg()));
  }

  /** What a row of such a join is of. */
  static Watched read(Record row, long seriesId, MetricType metricType) {
    return seriesId < 0
        ? new Pool(
            row.get(Tables.Pool.DOMAIN),
            metricType,
            row.get(Tables.Pool.LABEL_KEY),
            row.get(Tables.Pool.LABEL_VALUE))
        : new SeriesKey(
            row.get(Tables.Series.DOMAIN), row.get(Tables.Series.EVENT_TYPE), metricType);
  }

  static ChangeId id(long position, long seriesId) {
    return new ChangeId(position, Math.max(0, -seriesId));
  }

  /** True of what has that id. */
  static Condition isOf(ChangeId id, Field<Long> position, Field<Long> seriesId) {
    return position
        .eq(id.position())
        .and(id.pool() == 0 ? seriesId.gt(0L) : seriesId.eq(-id.pool()));
  }

  /** True of what comes behind it: of a lower position, or of the same one and behind in order. */
  static Condition isBehind(ChangeId id, Field<Long> position, Field<Long> seriesId) {
    return position
        .lt(id.position())
        .or(position.eq(id.position()).and(seriesId.lt(id.pool() == 0 ? 0L : -id.pool())));
  }
}
