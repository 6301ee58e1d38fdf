package dev.trimtab.storage.sql.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A column that both stores have.
 *
 * @param name in both
 * @param type in PostgreSQL
 */
record Column(String name, Type type) {
  /** What a value is. */
  enum Type {
    BIGINT("int8"),
    INTEGER("int4"),
    DOUBLE("float8"),
    TEXT("text"),
    BYTES("bytea");

    private final String name;

    Type(String name) {
      this.name = name;
    }

    /** An array for so many values. */
    @Nullable Object[] array(int length) {
      return switch (this) {
        case BIGINT -> new Long[length];
        case INTEGER -> new Integer[length];
        case DOUBLE -> new Double[length];
        case TEXT -> new String[length];
        case BYTES -> new byte[length][];
      };
    }

    /** As PostgreSQL calls an element of an array. */
    String element() {
      return name;
    }

    /** By its name in the catalog. */
    static Type of(String catalog) {
      return switch (catalog) {
        case "bigint" -> BIGINT;
        case "integer" -> INTEGER;
        case "double precision" -> DOUBLE;
        case "text" -> TEXT;
        case "bytea" -> BYTES;
        default -> throw new IllegalStateException("no column is a " + catalog);
      };
    }
  }

  /** The value in a row of either store, the same object for the same value. */
  @Nullable Object read(ResultSet row, int index) throws SQLException {
    return switch (type) {
      case BIGINT -> whole(row, index);
      case INTEGER -> narrow(row, index);
      case DOUBLE -> real(row, index);
      case TEXT -> row.getString(index);
      case BYTES -> row.getBytes(index);
    };
  }

  private static @Nullable Long whole(ResultSet row, int index) throws SQLException {
    long value = row.getLong(index);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Integer narrow(ResultSet row, int index) throws SQLException {
    int value = row.getInt(index);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Double real(ResultSet row, int index) throws SQLException {
    double value = row.getDouble(index);
    return row.wasNull() ? null : value;
  }
}
