package dev.trimtab.storage.sql.recount;

import dev.trimtab.storage.sql.engine.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts everything anew from the events themselves and says where what is stored differs. Reads
 * only; one moment of the store, which may be in use. Takes as long as reading every event a few
 * times.
 */
public final class AllChecks {
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

  /** The same, where the fold of the store was {@link dev.trimtab.outcome.CountingFold}. */
  public List<String> discrepanciesWithCountingFold() throws SQLException {
    List<String> found = discrepancies();
    found.addAll(inOneMoment(more -> new FoldCheck(connection, more).run()));
    return found;
  }

  private interface Checks {
    void run(List<String> found) throws SQLException;
  }

  private List<String> inOneMoment(Checks checks) throws SQLException {
    List<String> found = new ArrayList<>();
    connection.setAutoCommit(false);
    try {
      checks.run(found);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return found;
  }
}
