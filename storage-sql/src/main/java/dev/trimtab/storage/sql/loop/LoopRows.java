package dev.trimtab.storage.sql.loop;

import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.schema.LoopTables;
import dev.trimtab.storage.sql.schema.Tables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Table {@code improvement_loop}, with the names of its series. */
final class LoopRows {
  private static final List<Field<?>> COLUMNS =
      List.of(
          Tables.Series.DOMAIN,
          Tables.Series.EVENT_TYPE,
          Tables.Series.METRIC_TYPE,
          LoopTables.Loop.LOOP_ID,
          LoopTables.Loop.TEMPLATE,
          LoopTables.Loop.TEMPLATE_VERSION,
          LoopTables.Loop.CAUSE,
          LoopTables.Loop.CAUSE_POSITION,
          LoopTables.Loop.CAUSED_BY,
          LoopTables.Loop.SEEN,
          LoopTables.Loop.STATE,
          LoopTables.Loop.STEP,
          LoopTables.Loop.UNDOING,
          LoopTables.Loop.STATE_SINCE,
          LoopTables.Loop.DUE_AT,
          LoopTables.Loop.OPENED_AT,
          LoopTables.Loop.ACTION_BEGAN,
          LoopTables.Loop.ACTION_DONE,
          LoopTables.Loop.VERDICT,
          LoopTables.Loop.LIST_NUMBER,
          LoopTables.Loop.LIST_LEVEL,
          LoopTables.Loop.LIST_EVIDENCE,
          LoopTables.Loop.LIST_STANDING,
          LoopTables.Loop.ENDED_AT,
          LoopTables.Loop.LINES,
          LoopTables.Loop.REVISION);

  private LoopRows() {}

  /** Every loop, with the columns that {@link #loop} reads and some more. */
  static SelectOnConditionStep<Record> select(DSLContext sql, List<Field<?>> more) {
    return sql.select(COLUMNS)
        .select(more)
        .from(LoopTables.Loop.TABLE)
        .join(Tables.Series.TABLE)
        .on(Tables.Series.TENANT_ID.eq(LoopTables.Loop.TENANT_ID))
        .and(Tables.Series.SERIES_ID.eq(LoopTables.Loop.SERIES_ID));
  }

  static SelectConditionStep<Record> ofTenant(DSLContext sql, long tenant) {
    return select(sql, List.of())
        .where(LoopTables.Loop.TENANT_ID.eq(tenant))
        .and(Tables.Series.TENANT_ID.eq(tenant));
  }

  static Loop loop(Record row) {
    Integer verdict = row.get(LoopTables.Loop.VERDICT);
    return new Loop(
        row.get(LoopTables.Loop.LOOP_ID),
        row.get(LoopTables.Loop.TEMPLATE),
        row.get(LoopTables.Loop.TEMPLATE_VERSION),
        new SeriesKey(
            row.get(Tables.Series.DOMAIN),
            row.get(Tables.Series.EVENT_TYPE),
            MetricType.ofCode(row.get(Tables.Series.METRIC_TYPE))),
        new Cause(
            Cause.Kind.ofCode(row.get(LoopTables.Loop.CAUSE)),
            row.get(LoopTables.Loop.CAUSE_POSITION),
            row.get(LoopTables.Loop.CAUSED_BY),
            row.get(LoopTables.Loop.SEEN)),
        standing(row),
        Micros.toInstant(row.get(LoopTables.Loop.OPENED_AT)),
        action(row),
        verdict == null ? null : Verdict.ofCode(verdict),
        ListRows.listed(row),
        instant(row.get(LoopTables.Loop.ENDED_AT)),
        row.get(LoopTables.Loop.LINES),
        row.get(LoopTables.Loop.REVISION));
  }

  private static Loop.Standing standing(Record row) {
    return new Loop.Standing(
        LoopState.ofCode(row.get(LoopTables.Loop.STATE)),
        row.get(LoopTables.Loop.STEP),
        row.get(LoopTables.Loop.UNDOING) == 1,
        Micros.toInstant(row.get(LoopTables.Loop.STATE_SINCE)),
        instant(row.get(LoopTables.Loop.DUE_AT)));
  }

  private static Loop.@Nullable Action action(Record row) {
    Instant began = instant(row.get(LoopTables.Loop.ACTION_BEGAN));
    return began == null
        ? null
        : new Loop.Action(began, instant(row.get(LoopTables.Loop.ACTION_DONE)));
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Micros.toInstant(micros);
  }

  static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Micros.of(instant);
  }

  static Map<Field<?>, @Nullable Object> row(long tenant, long seriesId, Loop loop) {
    Map<Field<?>, @Nullable Object> row = changes(loop);
    row.put(LoopTables.Loop.TENANT_ID, tenant);
    row.put(LoopTables.Loop.LOOP_ID, loop.id());
    row.put(LoopTables.Loop.TEMPLATE, loop.template());
    row.put(LoopTables.Loop.TEMPLATE_VERSION, loop.templateVersion());
    row.put(LoopTables.Loop.SERIES_ID, seriesId);
    row.put(LoopTables.Loop.CAUSE, loop.cause().kind().code());
    row.put(LoopTables.Loop.CAUSE_POSITION, loop.cause().position());
    row.put(LoopTables.Loop.CAUSED_BY, loop.cause().by());
    row.put(LoopTables.Loop.SEEN, loop.cause().seen());
    row.put(LoopTables.Loop.OPENED_AT, Micros.of(loop.openedAt()));
    row.put(LoopTables.Loop.REVISION, loop.revision());
    return row;
  }

  /** What may change as a loop goes on, but its revision and its place in the list. */
  static Map<Field<?>, @Nullable Object> changes(Loop loop) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    Loop.Standing standing = loop.standing();
    Loop.Action action = loop.action();
    Verdict verdict = loop.verdict();
    row.put(LoopTables.Loop.STATE, standing.state().code());
    row.put(LoopTables.Loop.STEP, standing.step());
    row.put(LoopTables.Loop.UNDOING, standing.isUndoing() ? 1 : 0);
    row.put(LoopTables.Loop.BEGUN, loop.hasBegun() ? 1 : 0);
    row.put(LoopTables.Loop.STATE_SINCE, Micros.of(standing.since()));
    row.put(LoopTables.Loop.DUE_AT, micros(standing.dueAt()));
    row.put(LoopTables.Loop.ACTION_BEGAN, action == null ? null : Micros.of(action.began()));
    row.put(LoopTables.Loop.ACTION_DONE, action == null ? null : micros(action.done()));
    row.put(LoopTables.Loop.VERDICT, verdict == null ? null : verdict.code());
    row.put(LoopTables.Loop.ENDED_AT, micros(loop.endedAt()));
    row.put(LoopTables.Loop.LINES, loop.lines());
    return row;
  }
}
