package dev.trimtab.storage.sql.read;

import dev.trimtab.storage.sql.engine.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * Writes the statements of all reads, each once, when the store is opened: writing one costs more
 * than running it. Keeps the list, so that a test can look at the plan of every one.
 */
final class Statements {
  private final Dialect dialect;
  private final DSLContext sql;
  private final List<String> written = new ArrayList<>();

  Statements(Dialect dialect) {
    this.dialect = dialect;
    this.sql =
        DSL.using(
            dialect.jooq(),
            new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED));
  }

  Dialect dialect() {
    return dialect;
  }

  /** The text of a query that differs from call to call. */
  String render(Query query) {
    return sql.render(query);
  }

  /** The values in a part of a query, in the order of their question marks. */
  List<Object> values(QueryPart part) {
    return sql.extractBindValues(part);
  }

  /** Sets the first parameters to {@code values}; returns the index behind them. */
  static int bind(PreparedStatement statement, List<Object> values) throws SQLException {
    int index = 1;
    for (Object value : values) {
      statement.setObject(index++, value);
    }
    return index;
  }

  /** The text of {@code query}, its parameters as question marks in the order they stand in it. */
  String write(Query query) {
    String text = sql.render(query);
    written.add(text);
    return text;
  }

  List<String> written() {
    return Collections.unmodifiableList(written);
  }
}
