package dev.trimtab.server.failure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The store's write lock, held by somebody else: nothing can be committed until it is let go. */
public final class WriteLock implements AutoCloseable {
  private final Connection connection;

  private WriteLock(Connection connection) {
    this.connection = connection;
  }

  /** Takes the lock of the store in that folder. */
  public static WriteLock of(Path data) throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("trimtab.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
    return new WriteLock(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
