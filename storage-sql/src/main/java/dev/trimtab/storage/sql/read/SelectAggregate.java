package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Rollup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and sums of selections: whole buckets from the rollups and the open minutes, ragged
 * minutes from events. What several selections need is asked for together.
 */
final class SelectAggregate {
  private final StatementByKind ofRollups;
  private final StatementByKind ofEvents;
  private final SelectOpenMinutes openMinutes;

  SelectAggregate(Statements statements) {
    List<Kind> kinds = List.of(Kind.values());
    ofRollups = new StatementByKind(kinds, kind -> rollups(kind, statements));
    ofEvents = new StatementByKind(kinds, kind -> events(kind, statements));
    openMinutes = new SelectOpenMinutes(statements);
  }

  /**
   * What is counted.
   *
   * @param place where it stands in the answer
   */
  private record Counted(int place, SeriesSelection subjects, TimeCover cover) {}

  /** A part of that which is counted. */
  private record Part<T>(Counted counted, T range) {}

  List<Aggregate> run(ReadSession session, FoundTenant tenant, List<Selection> selections)
      throws SQLException {
    Map<Kind, List<Counted>> byKind = new EnumMap<>(Kind.class);
    for (int place = 0; place < selections.size(); place++) {
      Selection selection = selections.get(place);
      SeriesSelection subjects = SeriesSelection.of(tenant.number(), selection);
      TimeCover cover = TimeCover.of(MicroRange.of(selection.range()), tenant.kept());
      byKind
          .computeIfAbsent(subjects.kind(), _ -> new ArrayList<>())
          .add(new Counted(place, subjects, cover));
    }
    Aggregate[] totals = new Aggregate[selections.size()];
    Arrays.fill(totals, Aggregate.EMPTY);
    for (Map.Entry<Kind, List<Counted>> same : byKind.entrySet()) {
      addOpen(session, same.getValue(), totals);
      addRollups(session, ofRollups.of(same.getKey()), same.getValue(), totals);
      addEvents(session, ofEvents.of(same.getKey()), same.getValue(), totals);
    }
    return List.of(totals);
  }

  /** Of the open minutes, those that lie in whole buckets. */
  private void addOpen(ReadSession session, List<Counted> wanted, Aggregate[] totals)
      throws SQLException {
    List<SeriesSelection> subjects = wanted.stream().map(Counted::subjects).distinct().toList();
    List<List<OpenMinute>> found = openMinutes.run(session, subjects);
    for (Counted counted : wanted) {
      for (OpenMinute open : found.get(subjects.indexOf(counted.subjects()))) {
        if (!open.isEmpty() && counted.cover().holdsWhole(open.fromMicros())) {
          totals[counted.place()] = totals[counted.place()].plus(open.aggregate());
        }
      }
    }
  }

  private static void addRollups(
      ReadSession session, RowStatement statement, List<Counted> wanted, Aggregate[] totals)
      throws SQLException {
    List<Part<TimeCover.Buckets>> parts = new ArrayList<>();
    for (Counted counted : wanted) {
      counted.cover().whole().forEach(buckets -> parts.add(new Part<>(counted, buckets)));
    }
    session.readMany(
        statement,
        parts,
        (rows, part) -> {
          Counted counted = part.counted();
          int index = counted.subjects().bindRollups(rows, counted.place());
          rows.setInt(index++, part.range().level().code());
          rows.setLong(index++, part.range().from());
          rows.setLong(index, part.range().until());
        },
        row -> add(row, totals));
  }

  private static void addEvents(
      ReadSession session, RowStatement statement, List<Counted> wanted, Aggregate[] totals)
      throws SQLException {
    List<Part<TimeCover.Piece>> parts = new ArrayList<>();
    for (Counted counted : wanted) {
      counted.cover().ragged().forEach(piece -> parts.add(new Part<>(counted, piece)));
    }
    session.readMany(
        statement,
        parts,
        (rows, part) -> {
          Counted counted = part.counted();
          int index = counted.subjects().bind(rows, counted.place());
          rows.setLong(index++, part.range().from());
          rows.setLong(index, part.range().until());
        },
        row -> add(row, totals));
  }

  private static void add(ResultSet row, Aggregate[] totals) throws SQLException {
    long count = row.getLong(2);
    if (count > 0) {
      int place = row.getInt(1);
      totals[place] =
          totals[place].plus(
              new Aggregate(
                  count,
                  Aggregate.finite(row.getDouble(3)),
                  Aggregate.finite(row.getDouble(4)),
                  row.getDouble(5),
                  row.getDouble(6),
                  row.getLong(7)));
    }
  }

  private static RowStatement rollups(Kind kind, Statements statements) {
    return statements.writeForMany(
        select(
                Statements.KEY,
                sum(Rollup.COUNT),
                statements.dialect().sum(Rollup.SUM),
                statements.dialect().sum(Rollup.SUM_OF_SQUARES),
                min(Rollup.MIN),
                max(Rollup.MAX),
                sum(Rollup.ONES))
            .from(Rollup.TABLE)
            .where(kind.rollups(statements.dialect(), Rollup.TENANT_ID, Rollup.SUBJECT_ID))
            .and(Rollup.LEVEL.eq(param("level", Integer.class)))
            .and(Rollup.BUCKET.ge(param("from", Long.class)))
            .and(Rollup.BUCKET.lt(param("until", Long.class))),
        kind.rollupParameters("level", "from", "until"));
  }

  private static RowStatement events(Kind kind, Statements statements) {
    return statements.writeForMany(
        select(
                Statements.KEY,
                count(),
                statements.dialect().sum(Event.VALUE),
                statements.dialect().sumOfSquares(Event.VALUE),
                min(Event.VALUE),
                max(Event.VALUE),
                sum(when(Event.VALUE.ge(inline(1.0)), inline(1)).otherwise(inline(0))))
            .from(kind.liveEvents(statements.dialect()))
            .where(kind.events(statements.dialect()))
            .and(Event.OCCURRED_AT.ge(param("from", Long.class)))
            .and(Event.OCCURRED_AT.lt(param("until", Long.class))),
        kind.parameters("from", "until"));
  }
}
