package dev.trimtab.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs statements as somebody who is no server of ours. */
final class Statements {
  private Statements() {}

  /** The one number that a query finds. */
  static long number(String url, String query) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement once = connection.createStatement();
        ResultSet row = once.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }

  static void run(String url, String statement) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement once = connection.createStatement()) {
      once.execute(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(statement, failure);
    }
  }
}
