package dev.trimtab.storage.sql.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is run for many rows alike. How they get to the database differs: one after the
 * other where it runs in this process, all at once where each statement is a journey. Every
 * parameter is set for every row, then the row is added. Not thread-safe; belongs to its session.
 */
public interface ManyRows {
  void setLong(int parameter, long value) throws SQLException;

  void setInt(int parameter, int value) throws SQLException;

  void setDouble(int parameter, double value) throws SQLException;

  void setText(int parameter, @Nullable String value) throws SQLException;

  void setBytes(int parameter, byte @Nullable [] value) throws SQLException;

  void setNull(int parameter) throws SQLException;

  /** Adds the row whose parameters were set. */
  void add() throws SQLException;

  /**
   * Writes the rows that were added.
   *
   * @return how many rows of the table changed since the last call
   */
  int write() throws SQLException;

  /**
   * Reads what the keys that were added lead to, at least one, in any order; the caller closes it.
   */
  ResultSet read() throws SQLException;
}
