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
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Rollup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Select;

/**
 * Counts and sums of a selection: whole buckets from the rollups and the open minutes, ragged
 * minutes from events.
 */
final class SelectAggregate {
  private final StatementByKind ofRollups;
  private final StatementByKind ofEvents;
  private final SelectOpenMinutes openMinutes;

  SelectAggregate(Statements statements) {
    List<Kind> kinds = List.of(Kind.values());
    ofRollups = new StatementByKind(statements, kinds, kind -> rollups(kind, statements));
    ofEvents = new StatementByKind(statements, kinds, kind -> events(kind, statements));
    openMinutes = new SelectOpenMinutes(statements);
  }

  Aggregate run(ReadSession session, FoundTenant tenant, Selection selection) throws SQLException {
    SeriesSelection subjects = SeriesSelection.of(tenant.number(), selection);
    TimeCover cover = TimeCover.of(MicroRange.of(selection.range()), tenant.kept());
    Aggregate total = openMinutes.run(session, subjects, cover);
    for (TimeCover.Buckets buckets : cover.whole()) {
      total = total.plus(ofRollups(session, subjects, buckets));
    }
    for (TimeCover.Piece piece : cover.ragged()) {
      total = total.plus(ofEvents(session, subjects, piece));
    }
    return total;
  }

  private Aggregate ofRollups(
      ReadSession session, SeriesSelection subjects, TimeCover.Buckets buckets)
      throws SQLException {
    PreparedStatement statement = session.prepared(ofRollups.of(subjects.kind()));
    int index = subjects.bindRollups(statement);
    statement.setInt(index++, buckets.level().code());
    statement.setLong(index++, buckets.from());
    statement.setLong(index, buckets.until());
    return read(statement);
  }

  private Aggregate ofEvents(ReadSession session, SeriesSelection subjects, TimeCover.Piece piece)
      throws SQLException {
    PreparedStatement statement = session.prepared(ofEvents.of(subjects.kind()));
    int index = subjects.bindEvents(statement);
    statement.setLong(index++, piece.from());
    statement.setLong(index, piece.until());
    return read(statement);
  }

  private static Aggregate read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      long count = row.next() ? row.getLong(1) : 0;
      return count == 0
          ? Aggregate.EMPTY
          : new Aggregate(
              count,
              Aggregate.finite(row.getDouble(2)),
              Aggregate.finite(row.getDouble(3)),
              row.getDouble(4),
              row.getDouble(5),
              row.getLong(6));
    }
  }

  private static Select<?> rollups(Kind kind, Statements statements) {
    return select(
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
        .and(Rollup.BUCKET.lt(param("until", Long.class)));
  }

  private static Select<?> events(Kind kind, Statements statements) {
    return select(
            count(),
            statements.dialect().sum(Event.VALUE),
            statements.dialect().sumOfSquares(Event.VALUE),
            min(Event.VALUE),
            max(Event.VALUE),
            sum(when(Event.VALUE.ge(inline(1.0)), inline(1)).otherwise(inline(0))))
        .from(kind.liveEvents(statements.dialect()))
        .where(kind.events(statements.dialect()))
        .and(Event.OCCURRED_AT.ge(param("from", Long.class)))
        .and(Event.OCCURRED_AT.lt(param("until", Long.class)));
  }
}
