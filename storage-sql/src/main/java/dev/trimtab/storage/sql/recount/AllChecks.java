package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.engine.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts everything anew from the events themselves and says where what is stored differs. Reads
 * only; one moment of the store, which may be in use. Takes as long as reading every event a few
 * times.
 */
public final class AllChecks {
  /** Of the last event of each tenant: events arrive in the order of their positions. */
  private static final String LAST_RECORDED =
      """
      SELECT max((SELECT e.recorded_at FROM event e WHERE e.tenant_id = t.tenant_id
        ORDER BY e.position DESC LIMIT 1)) FROM tenant t
      """;

  private final Connection connection;
  private final Dialect dialect;

  public AllChecks(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** What differs, in words; empty where all is right. */
  public List<String> discrepancies() throws SQLException {
    return inOneMoment(
        found -> {
          for (CountCheck check : CountChecks.all(dialect)) {
            check.run(connection, found);
          }
          new RollupCheck(connection, found).run();
        });
  }

  /** The same, and where a replay through {@code fold} differs from what it keeps and found. */
  public List<String> discrepancies(SeriesFold fold) throws SQLException {
    List<String> found = discrepancies();
    found.addAll(
        inOneMoment(
            more -> {
              new FoldCheck(connection, fold, more).run();
              new PoolFoldCheck(connection, fold, more).run();
            }));
    return found;
  }

  /** When the latest event was recorded, in microseconds since 1970; 0 where there is none. */
  public long lastRecordedAt() throws SQLException {
    long[] last = new long[1];
    inOneMoment(
        nothing -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(LAST_RECORDED)) {
            last[0] = row.next() ? row.getLong(1) : 0;
          }
        });
    return last[0];
  }

  private interface Checks {
    void run(List<String> found) throws SQLException;
  }

  private List<String> inOneMoment(Checks checks) throws SQLException {
    List<String> found = new ArrayList<>();
    connection.setAutoCommit(false);
    try {
      say(dialect.beginRead());
      say(dialect.seeAll());
      checks.run(found);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return found;
  }

  private void say(String statement) throws SQLException {
    if (!statement.isEmpty()) {
      try (Statement once = connection.createStatement()) {
        once.execute(statement);
      }
    }
  }
}
