package dev.trimtab.storage.sql.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies a part by ascending key, a few thousand rows a transaction. What is there already was
 * copied before, from the first row on without a gap: it goes on behind the last of it.
 */
final class PartCopy {
  static final int ROWS = 5_000;

  private final Connection source;
  private final Target target;
  private final Part part;
  private final CopiedTable table;

  PartCopy(Connection source, Target target, Part part) {
    this.source = source;
    this.target = target;
    this.part = part;
    this.table = part.table();
  }

  /**
   * Copies what is left.
   *
   * @param isThere how many rows the target has of it
   * @param done told how many rows were copied, again and again
   */
  void run(long isThere, LongConsumer done) throws SQLException {
    if (table.isChanged()) {
      update();
      done.accept(1);
      return;
    }
    if (table.hasOneRow()) {
      if (isThere == 0) {
        done.accept(insert(read(List.of())));
      }
      return;
    }
    List<@Nullable Object> last = lastKey();
    while (true) {
      List<List<@Nullable Object>> rows = read(last);
      if (rows.isEmpty()) {
        return;
      }
      done.accept(insert(rows));
      last = keyOf(rows.getLast());
    }
  }

  /** Of what is at the target; empty where nothing is. */
  private List<@Nullable Object> lastKey() throws SQLException {
    List<@Nullable Object> key = new ArrayList<>();
    Connection connection = target.enter(part);
    try (PreparedStatement statement = part.prepare(connection, table.last());
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        for (int i = 0; i < table.key().size(); i++) {
          key.add(table.key().get(i).read(row, i + 1));
        }
      }
    }
    connection.rollback();
    return key;
  }

  private List<@Nullable Object> keyOf(List<@Nullable Object> row) {
    List<@Nullable Object> key = new ArrayList<>();
    table.key().forEach(column -> key.add(row.get(table.columns().indexOf(column))));
    return key;
  }

  private List<List<@Nullable Object>> read(List<@Nullable Object> behind) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    String text = behind.isEmpty() ? table.first() : table.behind();
    try (PreparedStatement statement = part.prepare(source, text)) {
      int index = part.firstParameter();
      for (Object value : behind) {
        statement.setObject(index++, value);
      }
      statement.setInt(index, ROWS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(values(row));
        }
      }
    }
    return rows;
  }

  private List<@Nullable Object> values(ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(table.columns().get(i).read(row, i + 1));
    }
    return values;
  }

  private int insert(List<List<@Nullable Object>> rows) throws SQLException {
    Connection connection = target.enter(part);
    if (target.isSpread()) {
      insertOneByOne(connection, rows);
    } else {
      insertAll(connection, rows);
    }
    connection.commit();
    return rows.size();
  }

  /** A cluster sends a row where its tenant is; what it cannot look into it would copy itself. */
  private void insertOneByOne(Connection connection, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.insertOne())) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, row.get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void insertAll(Connection connection, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.insert())) {
      for (int i = 0; i < table.columns().size(); i++) {
        Column.Type type = table.columns().get(i).type();
        @Nullable Object[] values = type.array(rows.size());
        for (int row = 0; row < values.length; row++) {
          values[row] = rows.get(row).get(i);
        }
        statement.setArray(i + 1, connection.createArrayOf(type.element(), values));
      }
      statement.executeUpdate();
    }
  }

  private void update() throws SQLException {
    Connection connection = target.enter(part);
    try (PreparedStatement reading = source.prepareStatement(table.all());
        ResultSet row = reading.executeQuery();
        PreparedStatement statement = connection.prepareStatement(table.update())) {
      row.next();
      List<@Nullable Object> values = values(row);
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      statement.executeUpdate();
    }
    connection.commit();
  }
}
