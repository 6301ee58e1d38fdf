package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.storage.sql.recount.AllChecks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Counts a store anew from its events: positions without gaps, totals, rollups, failure rollups,
 * callers' ids. The store may be in use meanwhile.
 */
public final class Recount {
  private Recount() {}

  /**
   * What differs from a recount, in words; empty where all is right.
   *
   * @param jdbcUrl of the database, such as {@code jdbc:sqlite:/var/lib/trimtab/trimtab.db}
   * @throws dev.trimtab.outcome.StorageException where it cannot be read
   */
  public static List<String> verify(String jdbcUrl) {
    return check(jdbcUrl, AllChecks::discrepancies);
  }

  /**
   * The same, and what the fold of the store keeps of each series and found in it, by a replay.
   *
   * @param fold as it was at each append
   */
  public static List<String> verify(String jdbcUrl, SeriesFold fold) {
    return check(jdbcUrl, checks -> checks.discrepancies(fold));
  }

  private interface Check {
    List<String> of(AllChecks checks) throws SQLException;
  }

  private static List<String> check(String jdbcUrl, Check check) {
    boolean embedded = jdbcUrl.startsWith("jdbc:sqlite:");
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      Dialect dialect =
          embedded ? new SqliteDialect() : new PostgresDialect(PostgresAdmission.found(connection));
      return check.of(new AllChecks(connection, dialect));
    } catch (SQLException failure) {
      throw StorageErrors.translate(
          embedded ? new SqliteDialect() : new PostgresDialect(), failure);
    }
  }
}
