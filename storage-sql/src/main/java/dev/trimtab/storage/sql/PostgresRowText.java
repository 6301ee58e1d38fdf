package dev.trimtab.storage.sql;

import dev.trimtab.storage.sql.engine.RowStatement;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements for one row, said for as many as there are in arrays. */
final class PostgresRowText {
  private static final Pattern PARAMETER = Pattern.compile("\\?(\\d+)");

  private PostgresRowText() {}

  /**
   * The statement with an array for each parameter. A query is run for each key by itself, in a
   * join that cannot be turned round: the planner knows nothing of what arrays hold.
   */
  static String of(RowStatement statement) {
    return switch (statement.form()) {
      case INSERT ->
          "%s SELECT * FROM unnest(%s) %s"
              .formatted(statement.head(), arrays(statement), statement.tail());
      case UPDATE ->
          "%s FROM %s WHERE %s"
              .formatted(named(statement.head()), rows(statement), named(statement.tail()));
      case SELECT ->
          "SELECT found.* FROM %s CROSS JOIN LATERAL (%s OFFSET 0) found"
              .formatted(rows(statement), named(statement.head()));
    };
  }

  private static String rows(RowStatement statement) {
    String names =
        IntStream.rangeClosed(1, statement.types().size())
            .mapToObj(number -> "p" + number)
            .collect(Collectors.joining(", "));
    return "unnest(%s) AS given (%s)".formatted(arrays(statement), names);
  }

  private static String arrays(RowStatement statement) {
    return statement.types().stream()
        .map(type -> "?::" + PostgresColumn.nameOf(type) + "[]")
        .collect(Collectors.joining(", "));
  }

  private static String named(String text) {
    return PARAMETER.matcher(text).replaceAll("given.p$1");
  }
}
