package dev.trimtab.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs statements as somebody who is no server of ours. */
final class Statements {
  private Statements() {}

  static void run(String url, String statement) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement once = connection.createStatement()) {
      once.execute(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(statement, failure);
    }
  }
}
