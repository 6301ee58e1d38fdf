package dev.trimtab.storage.sql;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Sees that there is a partition for the months to come, and none for months of which nothing is
 * left. Functions in the schema do the work; any number of nodes may ask for it.
 */
final class PostgresPartitions {
  /** Whole months behind the present one. */
  static final int MONTHS_AHEAD = 2;

  /** "partit" in letters of a telephone. */
  private static final long LOCK = 727_848;

  /** Who reads or writes events waits while tables change, and nobody waits for long. */
  private static final String PATIENCE = "SET LOCAL lock_timeout = '1s'";

  private static final String TAKE = "SELECT pg_try_advisory_xact_lock(" + LOCK + ")";

  private final DataSource source;
  private final Dialect dialect;

  PostgresPartitions(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  /**
   * Makes and drops what is to be made and dropped at that time.
   *
   * @return how many were; 0 also where another node is at it
   * @throws SQLException also where events are in use for so long that it must be tried again
   */
  int keep(Instant now) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(dialect.beginWrite());
      statement.execute(PATIENCE);
      statement.execute(dialect.seeAll());
      int changed = isMine(statement) ? keep(statement, Micros.of(now)) : 0;
      connection.commit();
      return changed;
    }
  }

  private static boolean isMine(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(TAKE)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static int keep(Statement statement, long at) throws SQLException {
    String functions =
        "SELECT trimtab_extend_partitions(%d, %d) + trimtab_drop_partitions(%d)"
            .formatted(at, MONTHS_AHEAD, at);
    try (ResultSet row = statement.executeQuery(functions)) {
      row.next();
      return row.getInt(1);
    }
  }
}
