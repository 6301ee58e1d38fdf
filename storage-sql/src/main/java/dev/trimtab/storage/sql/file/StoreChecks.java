package dev.trimtab.storage.sql.file;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.recount.AllChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is looked for in what is stored, whatever the database. Reads only. */
public final class StoreChecks {
  private static final Duration TOLERATED = Duration.ofMinutes(1);
  private static final int SHOWN = 5;

  private final AllChecks checks;

  public StoreChecks(Connection connection, Dialect dialect) {
    this.checks = new AllChecks(connection, dialect);
  }

  /**
   * Looks.
   *
   * @param recount true to count everything anew, which reads every event a few times
   */
  public List<Finding> run(boolean recount, Instant now) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (recount) {
      findings.add(recounted());
    }
    findings.add(clock(now));
    return findings;
  }

  private Finding recounted() throws SQLException {
    List<String> differences = checks.discrepancies();
    return differences.isEmpty()
        ? Finding.ok("recount", "totals and rollups are what the events add up to")
        : Finding.error(
            "recount",
            "totals or rollups differ from a recount of the events: " + some(differences),
            "no setting does this: keep a backup and report it");
  }

  private Finding clock(Instant now) throws SQLException {
    Duration ahead = Duration.between(now, Micros.toInstant(checks.lastRecordedAt()));
    return ahead.compareTo(TOLERATED) <= 0
        ? Finding.ok("clock", "no event was recorded later than now")
        : Finding.warning(
            "clock",
            "the latest event was recorded "
                + ahead.toSeconds()
                + " s ahead of this machine's clock, which was set back since or was wrong then",
            "have the clock kept by NTP; what was recorded ahead stays as it is");
  }

  /** The first few, and how many more there are. */
  static String some(List<String> all) {
    String shown = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() <= SHOWN ? shown : shown + "; and " + (all.size() - SHOWN) + " more";
  }
}
