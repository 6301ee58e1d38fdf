package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** A write connection. Not thread-safe. */
public final class WriteSession extends Session {
  private final String begin;

  WriteSession(Connection connection, Dialect dialect, CommittedIds<String> knownTenants)
      throws SQLException {
    super(connection, dialect, knownTenants);
    this.begin = dialect.beginWrite();
    connection.setAutoCommit(!dialect.driverBegins());
  }

  @Override
  public String holding(String select, String table) {
    return select.concat(dialect().hold(table));
  }

  /** True where other transactions may write at the same time, on this node or on another. */
  public boolean isOneOfMany() {
    return !dialect().hold("").isEmpty();
  }

  void begin() throws SQLException {
    if (dialect().driverBegins()) {
      begin(begin);
    } else {
      begin("");
      execute(begin);
    }
  }

  void commit() throws SQLException {
    if (dialect().driverBegins()) {
      connection().commit();
    } else {
      execute("COMMIT");
    }
  }

  void execute(String statement) throws SQLException {
    prepared(statement).execute();
  }

  /** Closing also ends a transaction that was left open, and its statements. */
  void close() throws SQLException {
    forgetStatements();
    connection().close();
  }
}
