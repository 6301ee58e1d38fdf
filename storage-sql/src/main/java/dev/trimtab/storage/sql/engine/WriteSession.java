package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A write connection. Not thread-safe. */
public final class WriteSession extends Session {
  private static final long NOBODYS = 0;

  private final String begin;
  private long turn = NOBODYS;

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

  @Override
  public void enterInTurn(long tenantId) throws SQLException {
    if (tenantId != turn) {
      sayLater(dialect().takeTurn(tenantId));
      turn = tenantId;
    }
    enter(tenantId);
  }

  /** Who writes changes what there is to find. */
  @Override
  public <T> @Nullable T found(Class<T> type, String key) {
    return null;
  }

  @Override
  public void keep(String key, Object found) {}

  /**
   * Says that the transaction writes for its tenant and for the server, where no change of a
   * revision says so: both are committed or neither.
   */
  public void writeTogether() throws SQLException {
    String together = dialect().together();
    if (!together.isEmpty()) {
      execute(together);
    }
  }

  /** True where other transactions may write at the same time, on this node or on another. */
  public boolean isOneOfMany() {
    return !dialect().hold("").isEmpty();
  }

  void begin() throws SQLException {
    turn = NOBODYS;
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
