package dev.trimtab.storage.sql.file;

import dev.trimtab.storage.Finding;
import dev.trimtab.storage.sql.engine.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database, in use or not, and says what is wrong with it. Reads only. */
final class StoreInspection {
  private static final long MUCH_FREE_BYTES = 256L << 20;

  private final Connection connection;
  private final Dialect dialect;

  StoreInspection(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  List<Finding> run(boolean recount, Instant now) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.add(integrity());
    findings.addAll(new StoreChecks(connection, dialect).run(recount, now));
    findings.add(freeSpace());
    return findings;
  }

  private Finding integrity() throws SQLException {
    List<String> broken = Integrity.check(connection);
    return broken.isEmpty()
        ? Finding.ok("integrity", "every page, row and index of the database fits")
        : Finding.error(
            "integrity",
            "the database is damaged: " + StoreChecks.some(broken),
            "stop the server, keep the folder as it is, and restore the latest backup into"
                + " another one; then look at the disk and the memory of this machine");
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
}
