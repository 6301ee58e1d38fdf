package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Tells when a server has removed what its retention does not keep. */
final class Settled {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String UNSETTLED =
      "SELECT count(*) FROM tenant WHERE minute_from = 0 OR rollup_cursor IS NOT NULL";

  private Settled() {}

  /** Returns when nothing is left to remove of any tenant in that SQLite database. */
  static void await(Path database) {
    LoadPlan.progress("waiting until retention has nothing to remove");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      while (unsettled(statement) > 0) {
        Thread.sleep(PAUSE);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static long unsettled(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(UNSETTLED)) {
      row.next();
      return row.getLong(1);
    }
  }
}
