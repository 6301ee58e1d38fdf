package dev.trimtab.storage.sql.change;

import static org.jooq.impl.DSL.min;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.Tables;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** When the sample was recorded whose finding, or change point, has waited longest. */
final class SelectOldestUnhandled {
  private SelectOldestUnhandled() {}

  static Optional<Instant> run(DSLContext sql, long tenant) {
    Long finding =
        first(
            sql,
            Tables.Finding.TABLE,
            Tables.Finding.POSITION,
            Tables.Finding.TENANT_ID.eq(tenant).and(Tables.Finding.HANDLED_AT.isNull()));
    Long change =
        first(
            sql,
            Tables.ChangePoint.TABLE,
            Tables.ChangePoint.POSITION,
            Tables.ChangePoint.TENANT_ID
                .eq(tenant)
                .and(Tables.ChangePoint.MATCHED_AT.isNull())
                .and(Tables.ChangePoint.SERIES_ID.gt(0L)));
    return Stream.of(Optional.ofNullable(finding), Optional.ofNullable(change))
        .flatMap(Optional::stream)
        .min(Long::compare)
        .map(position -> recordedAt(sql, tenant, position))
        .filter(Objects::nonNull)
        .map(Micros::toInstant);
  }

  private static @Nullable Long first(
      DSLContext sql, Table<Record> table, Field<Long> position, Condition waits) {
    return sql.select(min(position)).from(table).where(waits).fetchSingle().value1();
  }

  /** Null where retention or somebody has taken the event out. */
  private static @Nullable Long recordedAt(DSLContext sql, long tenant, long position) {
    return sql.select(Tables.Event.RECORDED_AT)
        .from(Tables.Event.TABLE)
        .where(Tables.Event.TENANT_ID.eq(tenant))
        .and(Tables.Event.POSITION.eq(position))
        .fetchOne(Tables.Event.RECORDED_AT);
  }
}
