package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ceiling of a migration: rows read from the one store and sent to the other as arrays, which
 * {@code unnest} makes rows of, a few thousand a transaction. It compares nothing, cannot go on
 * where it stopped, and shows no progress.
 */
final class BareCopy implements AutoCloseable {
  private static final int ROWS = 5_000;

  /** What grows with the events; all else is a few hundred rows. */
  private static final List<String> TABLES = List.of("event", "rollup", "failure_rollup");

  private static final String COLUMNS =
      """
      SELECT column_name, CASE data_type WHEN 'bigint' THEN 'int8' WHEN 'integer' THEN 'int4'
        WHEN 'double precision' THEN 'float8' ELSE data_type END
      FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position
      """;

  private final Connection source;
  private final Connection target;

  /**
   * Opens both.
   *
   * @param from folder of an embedded store that no server uses, of one tenant
   * @param to folder of a store that a server has made and left
   */
  BareCopy(Path from, Stores stores, Path to) throws SQLException {
    source = new EmbeddedStores().open(from);
    target = stores.open(to);
  }

  private record Column(String name, String type) {}

  /** Copies the rows that grow with the events; returns how many. */
  long run() throws SQLException {
    long rows = 0;
    for (String table : TABLES) {
      rows += copy(table, columns(table));
    }
    return rows;
  }

  private List<Column> columns(String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement = target.prepareStatement(COLUMNS)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(new Column(row.getString(1), row.getString(2)));
        }
      }
    }
    return columns;
  }

  private long copy(String table, List<Column> columns) throws SQLException {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String arrays =
        columns.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(", "));
    long copied = 0;
    try (Statement reading = source.createStatement();
        ResultSet row = reading.executeQuery("SELECT " + names + " FROM " + table);
        PreparedStatement insert =
            target.prepareStatement(
                "INSERT INTO %s (%s) SELECT * FROM unnest(%s)".formatted(table, names, arrays))) {
      List<List<@Nullable Object>> chunk = chunk(columns.size());
      while (row.next()) {
        for (int i = 0; i < columns.size(); i++) {
          chunk.get(i).add(value(row, i + 1, columns.get(i)));
        }
        copied++;
        if (copied % ROWS == 0) {
          send(insert, columns, chunk);
          chunk = chunk(columns.size());
        }
      }
      send(insert, columns, chunk);
    }
    return copied;
  }

  private static List<List<@Nullable Object>> chunk(int columns) {
    return Collections.nCopies(columns, 0).stream()
        .<List<@Nullable Object>>map(_ -> new ArrayList<>(ROWS))
        .toList();
  }

  private void send(
      PreparedStatement insert, List<Column> columns, List<List<@Nullable Object>> chunk)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      String type = columns.get(i).type();
      Array array = target.createArrayOf(type, chunk.get(i).toArray(array(type)));
      insert.setArray(i + 1, array);
    }
    insert.executeUpdate();
    target.commit();
  }

  private static @Nullable Object value(ResultSet row, int index, Column column)
      throws SQLException {
    Object value =
        switch (column.type()) {
          case "int8" -> row.getLong(index);
          case "int4" -> row.getInt(index);
          case "float8" -> row.getDouble(index);
          case "bytea" -> row.getBytes(index);
          default -> row.getString(index);
        };
    return row.wasNull() ? null : value;
  }

  /** The driver sends arrays of these classes in binary. */
  private static @Nullable Object[] array(String type) {
    return switch (type) {
      case "int8" -> new Long[0];
      case "int4" -> new Integer[0];
      case "float8" -> new Double[0];
      case "bytea" -> new byte[0][];
      default -> new String[0];
    };
  }

  @Override
  public void close() throws SQLException {
    source.close();
    target.close();
  }
}
