package dev.trimtab.benchmarks.load;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a table: each parameter is set for each row, then the row is added. */
interface BareRows {
  void setLong(int parameter, long value) throws SQLException;

  void setDouble(int parameter, double value) throws SQLException;

  void setText(int parameter, String value) throws SQLException;

  void setBytes(int parameter, byte @Nullable [] value) throws SQLException;

  /** Adds the row whose parameters were set. */
  void add() throws SQLException;

  /** Writes the rows that were added, if there are any. */
  void write() throws SQLException;
}
