package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the rollups do not hold yet: the open minute of each subject of some selections. */
final class SelectOpenMinutes {
  private final StatementByKind statements;

  SelectOpenMinutes(Statements statements) {
    this.statements = new StatementByKind(List.of(Kind.values()), kind -> open(kind, statements));
  }

  /** The open minutes of each selection, which are all of one kind, in their order. */
  List<List<OpenMinute>> run(ReadSession session, List<SeriesSelection> selections)
      throws SQLException {
    List<List<OpenMinute>> found = new ArrayList<>();
    selections.forEach(_ -> found.add(new ArrayList<>()));
    if (!selections.isEmpty()) {
      session.readMany(
          statements.of(selections.getFirst().kind()),
          IntStream.range(0, selections.size()).boxed().toList(),
          (rows, key) -> selections.get(key).bind(rows, key),
          row -> found.get(row.getInt(1)).add(OpenMinute.read(row, 2)));
    }
    return found;
  }

  /** The columns are one piece of text, as the append has them. */
  private static RowStatement open(Kind kind, Statements statements) {
    return statements.writeForMany(
        select(Statements.KEY, field(OpenMinute.COLUMNS))
            .from(kind.subjects(statements.dialect()))
            .where(kind.named()),
        kind.parameters());
  }
}
