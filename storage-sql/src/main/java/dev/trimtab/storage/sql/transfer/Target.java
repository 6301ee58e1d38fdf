package dev.trimtab.storage.sql.transfer;

import dev.trimtab.outcome.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The database that is filled. As long as it is not complete a row says from what it is filled, and
 * no server takes it.
 */
final class Target {
  /** No node ever holds a lease of that name. */
  static final String MARK = "transfer";

  private static final String MARKED = "SELECT holder FROM lease WHERE name = '" + MARK + "'";

  private static final String SET_MARK =
      "INSERT INTO lease (name, holder, expires_at) VALUES ('%s', ?, 9223372036854775807)"
          .formatted(MARK);

  private static final String UNMARK = "DELETE FROM lease WHERE name = '" + MARK + "'";

  private static final String IN_USE =
      """
      SELECT EXISTS (SELECT FROM tenant_name) OR EXISTS (SELECT FROM api_key)
        OR EXISTS (SELECT FROM audit_entry)
      """;

  /** Numbers of audit entries go on behind those that were copied. */
  private static final String NEXT_ENTRY =
      """
      SELECT setval(pg_get_serial_sequence('audit_entry', 'entry_id'),
        (SELECT coalesce(max(entry_id), 0) + 1 FROM audit_entry), false)
      """;

  private final Connection connection;
  private final boolean isSpread;

  /**
   * The database behind a connection.
   *
   * @param connection of the owner of its tables, or its only role
   * @param isSpread true where they lie on a cluster
   */
  Target(Connection connection, boolean isSpread) throws SQLException {
    this.connection = connection;
    this.isSpread = isSpread;
    connection.setAutoCommit(false);
  }

  /**
   * Says that it is being filled, where it is empty.
   *
   * @param from what it is filled from
   * @throws StorageException where it holds something else
   */
  void begin(String from) throws SQLException {
    String marked = text(MARKED);
    if (marked == null && is(IN_USE)) {
      throw refused("holds data already: name a database that no server has used yet");
    }
    if (marked != null && !marked.equals(from)) {
      throw refused(
          "is being filled from " + marked + ": go on with that one, or name another database");
    }
    if (marked == null) {
      try (PreparedStatement mark = connection.prepareStatement(SET_MARK)) {
        mark.setString(1, from);
        mark.executeUpdate();
      }
    }
    connection.commit();
  }

  /** Begins a transaction about a part. */
  Connection enter(Part part) throws SQLException {
    if (part.tenant() != null) {
      if (isSpread) {
        execute("SET LOCAL citus.propagate_set_commands = 'local'");
      }
      execute("SET LOCAL trimtab.tenant = '" + part.tenant() + "'");
    }
    return connection;
  }

  /** True where rows go where their tenant is. */
  boolean isSpread() {
    return isSpread;
  }

  /** It is complete: servers may take it. */
  void end() throws SQLException {
    text(NEXT_ENTRY);
    execute(UNMARK);
    connection.commit();
    execute("ANALYZE");
    connection.commit();
  }

  private boolean is(String query) throws SQLException {
    return "t".equals(text(query));
  }

  private @Nullable String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static StorageException refused(String why) {
    return new StorageException(StorageException.Kind.REJECTED, "the database " + why, null);
  }

  /**
   * Refuses a database that is not complete.
   *
   * @throws StorageException saying what to do
   */
  static void refuseUnfinished(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MARKED)) {
      if (row.next()) {
        throw refused(
            "is being filled from "
                + row.getString(1)
                + " and is not complete: run trimtab migrate again, which goes on where it stopped");
      }
    }
  }
}
