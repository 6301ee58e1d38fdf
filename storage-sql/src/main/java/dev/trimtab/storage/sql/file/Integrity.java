package dev.trimtab.storage.sql.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether the pages, rows and indexes of a database fit together, by its own account. */
final class Integrity {
  private static final String ALL_WELL = "ok";
  private static final int MOST = 20;

  private Integrity() {}

  /** What is broken, in SQLite's words, at most twenty things; empty where nothing is. */
  static List<String> check(Connection connection) throws SQLException {
    List<String> broken = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check(" + MOST + ")")) {
      while (row.next()) {
        if (!row.getString(1).equals(ALL_WELL)) {
          broken.add(row.getString(1));
        }
      }
    }
    return broken;
  }
}
