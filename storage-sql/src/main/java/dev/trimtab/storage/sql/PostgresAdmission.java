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
      pg_is_in_recovery()\
      """;

  private PostgresAdmission() {}

  /**
   * What a server says of itself.
   *
   * @param version its version as a number, such as 180001
   * @param copy true where it is a replica, which takes no writes
   */
  record Facts(int version, String encoding, boolean copy) {}

  /**
   * Goes everywhere the settings name.
   *
   * @throws StorageException saying what is in the way, in one line
   */
  static void check(PostgresSettings settings, PostgresDatabase database) {
    look(settings.url(), database, true);
    if (settings.directUrl() != null) {
      look(settings.directUrl(), database, true);
    }
    if (settings.replicaUrl() != null) {
      look(settings.replicaUrl(), database, false);
    }
  }

  /** What speaks against a server, or empty. */
  static Optional<String> against(Facts facts, boolean isWritten) {
    int major = facts.version() / VERSIONS;
    if (major < OLDEST) {
      return Optional.of("is PostgreSQL %d: %d or newer is needed".formatted(major, OLDEST));
    }
    if (!facts.encoding().equals("UTF8")) {
      return Optional.of(
          "has the encoding %s: make it with ENCODING 'UTF8' TEMPLATE template0"
              .formatted(facts.encoding()));
    }
    return isWritten && facts.copy()
        ? Optional.of("is a replica, which takes no writes: name the primary server")
        : Optional.empty();
  }

  private static void look(String url, PostgresDatabase database, boolean isWritten) {
    try (Connection connection = database.readers(url).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FACTS)) {
      row.next();
      Facts facts = new Facts(row.getInt(1), row.getString(2), row.getBoolean(3));
      Optional<String> reason = against(facts, isWritten);
      if (reason.isPresent()) {
        throw PostgresRefusal.refuse(url, reason.get(), null);
      }
    } catch (SQLException failure) {
      throw PostgresRefusal.of(url, failure);
    }
  }
}
