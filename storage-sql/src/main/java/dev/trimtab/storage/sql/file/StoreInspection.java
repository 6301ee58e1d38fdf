package dev.trimtab.storage.sql.file;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.recount.AllChecks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database, in use or not, and says what is wrong with it. Reads only. */
final class StoreInspection {
  private static final Duration TOLERATED = Duration.ofMinutes(1);
  private static final long MUCH_FREE_BYTES = 256L << 20;
  private static final int SHOWN = 5;

  /** Of the last event of each tenant: events arrive in the order of their positions. */
  private static final String LAST_RECORDED =
      """
      SELECT max((SELECT e.recorded_at FROM event e WHERE e.tenant_id = t.tenant_id
        ORDER BY e.position DESC LIMIT 1)) FROM tenant t
      """;

  private final Connection connection;
  private final Dialect dialect;

  StoreInspection(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  List<Finding> run(boolean recount, Instant now) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.add(integrity());
    if (recount) {
      findings.add(recounted());
    }
    findings.add(clock(now));
    findings.add(freeSpace());
    return findings;
  }

  private Finding integrity() throws SQLException {
    List<String> broken = Integrity.check(connection);
    return broken.isEmpty()
        ? Finding.ok("integrity", "every page, row and index of the database fits")
        : Finding.error(
            "integrity",
            "the database is damaged: " + some(broken),
            "stop the server, keep the folder as it is, and restore the latest backup into"
                + " another one; then look at the disk and the memory of this machine");
  }

  private Finding recounted() throws SQLException {
    List<String> differences = new AllChecks(connection, dialect).discrepancies();
    return differences.isEmpty()
        ? Finding.ok("recount", "totals and rollups are what the events add up to")
        : Finding.error(
            "recount",
            "totals or rollups differ from a recount of the events: " + some(differences),
            "no setting does this: keep a backup and report it");
  }

  private Finding clock(Instant now) throws SQLException {
    long last = figure(LAST_RECORDED);
    Duration ahead = Duration.between(now, Micros.toInstant(last));
    return ahead.compareTo(TOLERATED) <= 0
        ? Finding.ok("clock", "no event was recorded later than now")
        : Finding.warning(
            "clock",
            "the latest event was recorded "
                + ahead.toSeconds()
                + " s ahead of this machine's clock, which was set back since or was wrong then",
            "have the clock kept by NTP; what was recorded ahead stays as it is");
  }

  private Finding freeSpace() throws SQLException {
    long page = figure("PRAGMA page_size");
    long free = figure("PRAGMA freelist_count") * page;
    long all = figure("PRAGMA page_count") * page;
    String mebibytes = "%d MiB, of these %d MiB free".formatted(all >> 20, free >> 20);
    return free < MUCH_FREE_BYTES || free < all / 2
        ? Finding.ok("size", "the database has " + mebibytes)
        : Finding.note(
            "size",
            "the database has " + mebibytes + ", which new events fill first",
            "to give it back to the disk, make a backup and restore it: a backup has no free pages");
  }

  private long figure(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static String some(List<String> all) {
    String shown = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() <= SHOWN ? shown : shown + "; and " + (all.size() - SHOWN) + " more";
  }
}
