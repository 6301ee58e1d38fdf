package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A read connection. Not thread-safe. */
public final class ReadSession extends Session {
  ReadSession(Connection connection, Dialect dialect, CommittedIds<String> knownTenants) {
    super(connection, dialect, knownTenants);
  }

  /** A statement whose text is not one of a few; the caller closes it. */
  public PreparedStatement once(String statement) throws SQLException {
    return connection().prepareStatement(statement);
  }

  /** Who reads keeps nobody from anything. */
  @Override
  public String holding(String select, String table) {
    return select;
  }

  boolean isClosed() {
    try {
      return connection().isClosed();
    } catch (SQLException unknown) {
      return true;
    }
  }

  void begin() throws SQLException {
    begin(dialect().beginRead());
  }

  /** Lets go of the moment that was read. */
  void end() throws SQLException {
    connection().rollback();
  }
}
