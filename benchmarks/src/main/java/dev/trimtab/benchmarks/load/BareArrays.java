package dev.trimtab.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array for each parameter, sent by one statement: for a database at the end of a line. */
final class BareArrays implements BareRows {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<BareStatement.Column> columns;
  private final List<List<@Nullable Object>> values = new ArrayList<>();

  BareArrays(Connection connection, BareStatement statement) throws SQLException {
    this.connection = connection;
    this.statement = connection.prepareStatement(statement.forArrays());
    this.columns = statement.columns();
    columns.forEach(column -> values.add(new ArrayList<>()));
  }

  @Override
  public void setLong(int parameter, long value) {
    boolean narrow = columns.get(parameter - 1).type() == BareType.INT;
    set(parameter, narrow ? (Object) Math.toIntExact(value) : (Object) value);
  }

  @Override
  public void setDouble(int parameter, double value) {
    set(parameter, value);
  }

  @Override
  public void setText(int parameter, String value) {
    set(parameter, value);
  }

  @Override
  public void setBytes(int parameter, byte @Nullable [] value) {
    set(parameter, value);
  }

  @Override
  public void add() {}

  @Override
  public void write() throws SQLException {
    if (values.getFirst().isEmpty()) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      BareType type = columns.get(i).type();
      statement.setArray(
          i + 1, connection.createArrayOf(type.sqlName(), values.get(i).toArray(type.none())));
      values.get(i).clear();
    }
    statement.executeUpdate();
  }

  private void set(int parameter, @Nullable Object value) {
    values.get(parameter - 1).add(value);
  }
}
