package dev.trimtab.storage.sql;

import dev.trimtab.storage.Finding;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.file.StoreChecks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database on a server and says what is wrong with it, or with the server. */
final class PostgresInspection {
  private static final String OFF = "off";

  private static final String ROLE =
      """
      SELECT CASE WHEN rolsuper OR rolbypassrls THEN 'above'
        WHEN (SELECT relowner FROM pg_class WHERE oid = 'event'::regclass) = oid THEN 'owner'
        ELSE 'user' END
      FROM pg_roles WHERE rolname = current_user
      """;

  private final Connection connection;
  private final Dialect dialect;

  PostgresInspection(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  List<Finding> run(boolean recount, Instant now) throws SQLException {
    List<Finding> findings = new ArrayList<>(safety());
    findings.addAll(new StoreChecks(connection, dialect).run(recount, now));
    findings.add(Finding.ok("size", "the database has %d MiB".formatted(bytes() >> 20)));
    return findings;
  }

  long bytes() throws SQLException {
    return Long.parseLong(text("SELECT pg_database_size(current_database())"));
  }

  List<Finding> safety() throws SQLException {
    List<Finding> findings = new ArrayList<>(List.of(flushes(), commits(), pages(), role()));
    if (PostgresAdmission.found(connection) == Distribution.CITUS) {
      findings.addAll(CitusInspection.run(connection));
    }
    return findings;
  }

  private Finding flushes() throws SQLException {
    return text("SHOW fsync").equals(OFF)
        ? Finding.error(
            "fsync",
            "the server does not flush to its disk: a crash of its machine may damage everything",
            "set fsync = on, and restore a backup where the machine crashed meanwhile")
        : Finding.ok("fsync", "the server flushes to its disk");
  }

  private Finding commits() throws SQLException {
    return text("SHOW synchronous_commit").equals(OFF)
        ? Finding.error(
            "synchronous_commit",
            "the server answers before a commit is on its disk: what was acknowledged in the last"
                + " second is lost when it crashes",
            "set synchronous_commit to on, or to local where a replica may lag behind")
        : Finding.ok("synchronous_commit", "a commit is on the disk before it is answered");
  }

  private Finding pages() throws SQLException {
    return text("SHOW full_page_writes").equals(OFF)
        ? Finding.warning(
            "full_page_writes",
            "a page that is half written in a crash cannot be repaired",
            "set full_page_writes = on, unless the file system never leaves half a page")
        : Finding.ok("full_page_writes", "a page that is half written in a crash is repaired");
  }

  private Finding role() throws SQLException {
    return switch (text(ROLE)) {
      case "above" ->
          Finding.warning(
              "role",
              "row-level security does not hold the role that the server uses, so that it keeps no"
                  + " tenant from another",
              "use a role that is no superuser and has no BYPASSRLS");
      case "owner" ->
          Finding.note(
              "role",
              "the role that the server uses owns the tables, and could switch row-level security"
                  + " off",
              "give the owner's URL as the direct one, and another role for the rest");
      default -> Finding.ok("role", "the role that the server uses is held to one tenant's rows");
    };
  }

  private String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
