package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The write connection and the statements prepared on it, which live as long as it does. */
public final class WriteSession {
  private final Connection connection;
  private final DSLContext sql;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  WriteSession(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.sql = DSL.using(connection, dialect.jooq());
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

  /** For statements off the hot path. */
  public DSLContext sql() {
    return sql;
  }

  void execute(String statement) throws SQLException {
    prepared(statement).execute();
  }

  /** Closing also ends a transaction that was left open, and its statements. */
  void close() throws SQLException {
    prepared.clear();
    connection.close();
  }
}
