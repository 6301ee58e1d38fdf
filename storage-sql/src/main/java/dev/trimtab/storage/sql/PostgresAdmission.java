package dev.trimtab.storage.sql;

import dev.trimtab.outcome.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Looks, before anything is changed, whether a store can be on what the settings name. */
final class PostgresAdmission {
  /** What the migrations need. */
  private static final int OLDEST = 15;

  private static final int VERSIONS = 10_000;

  private static final String FACTS =
      """
      SELECT current_setting('server_version_num')::int, current_setting('server_encoding'), \
      pg_is_in_recovery(), to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL\
      """;

  private static final String IS_SPREAD =
      "SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = to_regclass('tenant'))";

  private PostgresAdmission() {}

  /**
   * What a server says of itself.
   *
   * @param version its version as a number, such as 180001
   * @param copy true where it is a replica, which takes no writes
   * @param citus true where the database has the extension
   * @param spread true where the store in it lies on a cluster
   */
  record Facts(int version, String encoding, boolean copy, boolean citus, boolean spread) {
    private Facts onCluster() {
      return new Facts(version, encoding, copy, citus, true);
    }
  }

  /**
   * Goes everywhere the settings name.
   *
   * @throws StorageException saying what is in the way, in one line
   */
  static void check(PostgresSettings settings, PostgresDatabase database) {
    Distribution distribution = settings.distribution();
    look(settings.url(), database, true, distribution);
    if (settings.directUrl() != null) {
      look(settings.directUrl(), database, true, distribution);
    }
    if (settings.replicaUrl() != null) {
      look(settings.replicaUrl(), database, false, distribution);
    }
  }

  /** What speaks against a server, or empty. */
  static Optional<String> against(Facts facts, boolean isWritten, Distribution distribution) {
    int major = facts.version() / VERSIONS;
    if (major < OLDEST) {
      return Optional.of("is PostgreSQL %d: %d or newer is needed".formatted(major, OLDEST));
    }
    if (!facts.encoding().equals("UTF8")) {
      return Optional.of(
          "has the encoding %s: make it with ENCODING 'UTF8' TEMPLATE template0"
              .formatted(facts.encoding()));
    }
    if (isWritten && facts.copy()) {
      return Optional.of("is a replica, which takes no writes: name the primary server");
    }
    return against(facts, distribution);
  }

  /** A statement that is meant for one server would not say on the others whose rows it may see. */
  private static Optional<String> against(Facts facts, Distribution distribution) {
    return switch (distribution) {
      case NONE ->
          facts.spread()
              ? Optional.of("lies on a cluster: set trimtab.storage.postgres.distribution to citus")
              : Optional.empty();
      case CITUS ->
          facts.citus()
              ? Optional.empty()
              : Optional.of(
                  "has no Citus: on each server of the cluster, CREATE EXTENSION citus in this"
                      + " database, and citus_add_node on the one that is named here");
    };
  }

  private static void look(
      String url, PostgresDatabase database, boolean isWritten, Distribution distribution) {
    try (Connection connection = database.readers(url).getConnection();
        Statement statement = connection.createStatement()) {
      Optional<String> reason = against(facts(statement), isWritten, distribution);
      if (reason.isPresent()) {
        throw PostgresRefusal.refuse(url, reason.get(), null);
      }
    } catch (SQLException failure) {
      throw PostgresRefusal.of(url, failure);
    }
  }

  /** How the store that a database holds lies on servers. */
  static Distribution found(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return facts(statement).spread() ? Distribution.CITUS : Distribution.NONE;
    }
  }

  private static Facts facts(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(FACTS)) {
      row.next();
      Facts facts =
          new Facts(row.getInt(1), row.getString(2), row.getBoolean(3), row.getBoolean(4), false);
      return facts.citus() && isSpread(statement) ? facts.onCluster() : facts;
    }
  }

  private static boolean isSpread(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(IS_SPREAD)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
