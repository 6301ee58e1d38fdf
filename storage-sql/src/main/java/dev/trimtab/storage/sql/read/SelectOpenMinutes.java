package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Select;

/** What the rollups do not hold yet: the open minute of each subject of a selection. */
final class SelectOpenMinutes {
  private final StatementByKind statements;

  SelectOpenMinutes(Statements statements) {
    this.statements =
        new StatementByKind(statements, List.of(Kind.values()), kind -> open(kind, statements));
  }

  /** Counts and sums of the open minutes that lie in whole buckets of {@code cover}. */
  Aggregate run(ReadSession session, SeriesSelection subjects, TimeCover cover)
      throws SQLException {
    PreparedStatement statement = session.prepared(statements.of(subjects.kind()));
    subjects.bindSubjects(statement);
    Aggregate total = Aggregate.EMPTY;
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        OpenMinute open = OpenMinute.read(row, 1);
        if (!open.isEmpty() && cover.holdsWhole(open.fromMicros())) {
          total = total.plus(open.aggregate());
        }
      }
    }
    return total;
  }

  /** The columns are one piece of text, as the append has them. */
  private static Select<?> open(Kind kind, Statements statements) {
    return select(field(OpenMinute.COLUMNS))
        .from(kind.subjects(statements.dialect()))
        .where(kind.named());
  }
}
