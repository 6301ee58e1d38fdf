package dev.trimtab.storage.sql;

import dev.trimtab.storage.sql.engine.ColumnType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that one parameter has in many rows; they travel as an array. */
final class PostgresColumn {
  private final ColumnType type;
  private final List<@Nullable Object> values = new ArrayList<>();

  PostgresColumn(ColumnType type) {
    this.type = type;
  }

  /** The name of the type of one value. */
  static String nameOf(ColumnType type) {
    return switch (type) {
      case LONG -> "int8";
      case INT -> "int4";
      case DOUBLE -> "float8";
      case TEXT -> "text";
      case BYTES -> "bytea";
    };
  }

  void add(@Nullable Object value) {
    values.add(value);
  }

  int size() {
    return values.size();
  }

  /** The driver sends arrays of these classes in binary, so that nothing has to be quoted. */
  Array array(Connection connection) throws SQLException {
    return connection.createArrayOf(nameOf(type), values.toArray(empty()));
  }

  /** The value that all rows have. */
  Object only() {
    Object first = values.getFirst();
    if (first == null || !values.stream().allMatch(first::equals)) {
      throw new IllegalStateException("the rows are not of one tenant");
    }
    return first;
  }

  void clear() {
    values.clear();
  }

  private @Nullable Object[] empty() {
    return switch (type) {
      case LONG -> new Long[0];
      case INT -> new Integer[0];
      case DOUBLE -> new Double[0];
      case TEXT -> new String[0];
      case BYTES -> new byte[0][];
    };
  }
}
