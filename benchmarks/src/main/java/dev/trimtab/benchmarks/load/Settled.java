package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.sql.Connection;
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

  /** Returns when nothing is left to remove of any tenant in the store of that folder. */
  static void await(Stores stores, Path folder) {
    LoadPlan.progress("waiting until retention has nothing to remove");
    try (Connection connection = stores.open(folder);
        Statement statement = connection.createStatement()) {
      while (unsettled(connection, statement) > 0) {
        Thread.sleep(PAUSE);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Commits, so that the next look sees what has happened since. */
  private static long unsettled(Connection connection, Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(UNSETTLED)) {
      row.next();
      return row.getLong(1);
    } finally {
      connection.commit();
    }
  }
}
