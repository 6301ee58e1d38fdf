package dev.trimtab.benchmarks.load;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A JDBC batch: for a database in this process. */
final class BareBatch implements BareRows {
  private final PreparedStatement statement;
  private boolean hasRows;

  BareBatch(PreparedStatement statement) {
    this.statement = statement;
  }

  @Override
  public void setLong(int parameter, long value) throws SQLException {
    statement.setLong(parameter, value);
  }

  @Override
  public void setDouble(int parameter, double value) throws SQLException {
    statement.setDouble(parameter, value);
  }

  @Override
  public void setText(int parameter, String value) throws SQLException {
    statement.setString(parameter, value);
  }

  @Override
  public void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
    statement.setBytes(parameter, value);
  }

  @Override
  public void add() throws SQLException {
    statement.addBatch();
    hasRows = true;
  }

  @Override
  public void write() throws SQLException {
    if (hasRows) {
      statement.executeBatch();
      hasRows = false;
    }
  }
}
