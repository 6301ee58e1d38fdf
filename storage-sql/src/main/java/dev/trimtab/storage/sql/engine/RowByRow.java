package dev.trimtab.storage.sql.engine;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A prepared statement, run for one row after the other. */
public final class RowByRow implements ManyRows {
  private final PreparedStatement statement;
  private final boolean reads;
  private boolean hasRows;

  public RowByRow(PreparedStatement statement, RowStatement.Form form) {
    this.statement = statement;
    this.reads = form == RowStatement.Form.SELECT;
  }

  @Override
  public void setLong(int parameter, long value) throws SQLException {
    statement.setLong(parameter, value);
  }

  @Override
  public void setInt(int parameter, int value) throws SQLException {
    statement.setInt(parameter, value);
  }

  @Override
  public void setDouble(int parameter, double value) throws SQLException {
    statement.setDouble(parameter, value);
  }

  @Override
  public void setText(int parameter, @Nullable String value) throws SQLException {
    statement.setString(parameter, value);
  }

  @Override
  public void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
    statement.setBytes(parameter, value);
  }

  @Override
  public void setNull(int parameter) throws SQLException {
    statement.setNull(parameter, Types.NULL);
  }

  /** The key of a query stays set: {@link #read} is called for each. */
  @Override
  public void add() throws SQLException {
    if (!reads) {
      statement.addBatch();
      hasRows = true;
    }
  }

  @Override
  public int write() throws SQLException {
    if (!hasRows) {
      return 0;
    }
    hasRows = false;
    int changed = 0;
    for (int rows : statement.executeBatch()) {
      changed += rows;
    }
    return changed;
  }

  @Override
  public ResultSet read() throws SQLException {
    return statement.executeQuery();
  }
}
