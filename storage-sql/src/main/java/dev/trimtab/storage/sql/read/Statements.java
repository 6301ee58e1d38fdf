package dev.trimtab.storage.sql.read;

import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements of all reads, each once, when the store is opened: writing one costs more
 * than running it. Keeps the list, so that a test can look at the plan of every one.
 */
final class Statements {
  /** What names of parameters begin with where they are written, as nothing else does. */
  private static final String NAME = "?";

  private static final Pattern NAMED = Pattern.compile(Pattern.quote(NAME) + "(\\w+)");

  /** A number that the rows of a key of many bring along. */
  static final Field<Integer> KEY = DSL.param("key", Integer.class);

  private final Dialect dialect;
  private final DSLContext sql;
  private final List<String> written = new ArrayList<>();

  Statements(Dialect dialect) {
    this.dialect = dialect;
    this.sql =
        DSL.using(
            dialect.jooq(),
            new Settings()
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                .withRenderNamedParamPrefix(NAME));
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

  /**
   * A query that is run for many keys at a time.
   *
   * @param parameters the names of its parameters, the tenant first, in the order in which they
   *     will be set
   */
  RowStatement writeForMany(Query query, List<String> parameters) {
    Map<String, Param<?>> known = sql.extractParams(query);
    ColumnType[] types =
        parameters.stream().map(name -> typeOf(known.get(name))).toArray(ColumnType[]::new);
    String text =
        NAMED
            .matcher(sql.renderNamedParams(query))
            .replaceAll(name -> "?" + number(parameters, name.group(1)));
    written.add(text);
    return RowStatement.select(text, types);
  }

  /** Settings of domains are looked for by the same tenant. */
  private static int number(List<String> parameters, String name) {
    return name.equals(EnvironmentDomains.TENANT) ? 1 : parameters.indexOf(name) + 1;
  }

  private static ColumnType typeOf(@Nullable Param<?> parameter) {
    Class<?> type = parameter == null ? Void.class : parameter.getType();
    if (type == Long.class) {
      return ColumnType.LONG;
    }
    if (type == Integer.class) {
      return ColumnType.INT;
    }
    if (type == String.class) {
      return ColumnType.TEXT;
    }
    throw new IllegalArgumentException("no parameter of many rows: " + parameter);
  }

  List<String> written() {
    return Collections.unmodifiableList(written);
  }
}
