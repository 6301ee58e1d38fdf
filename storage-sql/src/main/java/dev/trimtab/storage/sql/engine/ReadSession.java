package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A read connection and the statements prepared on it, which live as long as it does. Preparing
 * costs several times what a keyed read does. Not thread-safe.
 */
public final class ReadSession {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  public ReadSession(Connection connection) {
    this.connection = connection;
  }

  /** The statement of that text, prepared once; the caller does not close it. */
  public PreparedStatement prepared(String statement) throws SQLException {
    PreparedStatement known = prepared.get(statement);
    if (known == null) {
      known = connection.prepareStatement(statement);
      prepared.put(statement, known);
    }
    return known;
  }

  /** A statement whose text is not one of a few; the caller closes it. */
  public PreparedStatement once(String statement) throws SQLException {
    return connection.prepareStatement(statement);
  }

  /** For statements off the hot path. */
  DSLContext sql(SQLDialect dialect) {
    return DSL.using(connection, dialect);
  }

  boolean isClosed() {
    try {
      return connection.isClosed();
    } catch (SQLException unknown) {
      return true;
    }
  }

  /** Lets go of the moment that was read. */
  void end() throws SQLException {
    connection.rollback();
  }
}
