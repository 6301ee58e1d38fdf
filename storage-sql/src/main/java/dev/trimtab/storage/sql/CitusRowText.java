package dev.trimtab.storage.sql;

import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.RowStatement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements for one row, said for many rows of one tenant. The planner of Citus sends a statement
 * to one server where the tenant stands in it as a number; it cannot look into arrays. Rows that
 * are inserted are those of a table there, with the tenant's own row, since others would go through
 * the server that was asked, by COPY, which row-level security refuses.
 */
final class CitusRowText {
  private static final Pattern PARAMETER = Pattern.compile("\\?(\\d+)");
  private static final Pattern TENANT = Pattern.compile("\\?1(?!\\d)");

  private CitusRowText() {}

  /** The statement with arrays for all parameters but the first, and the first one behind them. */
  static String of(RowStatement statement) {
    return switch (statement.form()) {
      case INSERT ->
          "%s SELECT tenant.tenant_id, given.* FROM tenant, %s WHERE tenant.tenant_id = ? %s"
              .formatted(statement.head(), rows(statement), statement.tail());
      case UPDATE ->
          "%s FROM %s WHERE %s"
              .formatted(named(statement.head()), rows(statement), named(statement.tail()));
      case SELECT ->
          "SELECT found.* FROM %s CROSS JOIN LATERAL (%s OFFSET 0) found"
              .formatted(rows(statement), named(statement.head()));
    };
  }

  /** How often the first parameter stands behind the arrays. */
  static int tenantPlaces(RowStatement statement) {
    return switch (statement.form()) {
      case INSERT -> 1;
      case UPDATE -> count(statement.tail());
      case SELECT -> count(statement.head());
    };
  }

  private static int count(String text) {
    return (int) TENANT.matcher(text).results().count();
  }

  private static String rows(RowStatement statement) {
    List<ColumnType> types = statement.types();
    String arrays =
        types.stream()
            .skip(1)
            .map(type -> "?::" + PostgresColumn.nameOf(type) + "[]")
            .collect(Collectors.joining(", "));
    String names =
        IntStream.rangeClosed(2, types.size())
            .mapToObj(number -> "p" + number)
            .collect(Collectors.joining(", "));
    return "unnest(%s) AS given (%s)".formatted(arrays, names);
  }

  private static String named(String text) {
    return PARAMETER.matcher(TENANT.matcher(text).replaceAll("?")).replaceAll("given.p$1");
  }
}
