package dev.trimtab.storage.sql;

import dev.trimtab.loop.ChannelStore.Owned;
import dev.trimtab.loop.ChannelStore.Stored;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels of all tenants that have a secret, as it is kept, of a store that nobody opens for
 * this and others may use. Reads only.
 */
public final class SealedSecrets {
  private static final String SELECT =
      """
      SELECT t.name, c.name, c.settings, c.secret, c.written_at, c.written_by
      FROM channel c JOIN tenant t ON t.tenant_id = c.tenant_id
      WHERE c.secret IS NOT NULL AND t.deleting_at IS NULL ORDER BY t.name, c.name LIMIT ?
      """;

  private SealedSecrets() {}

  /**
   * Those of an embedded database.
   *
   * @param limit how many at the most
   * @throws StorageException where it cannot be read
   */
  public static List<Owned> of(Path file, int limit) {
    Dialect dialect = new SqliteDialect();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      say(connection, dialect.readOnly());
      return read(connection, dialect, limit);
    } catch (SQLException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  /**
   * Those of a database on PostgreSQL.
   *
   * @param limit how many at the most
   * @throws StorageException where it cannot be read
   */
  public static List<Owned> of(PostgresSettings settings, int limit) {
    try (Connection connection = new PostgresDatabase(settings).inspector().getConnection()) {
      return read(connection, settings.dialect(), limit);
    } catch (SQLException | RuntimeException failure) {
      throw PostgresRefusal.of(settings.url(), failure);
    }
  }

  /** A store from before there were channels has none. */
  private static List<Owned> read(Connection connection, Dialect dialect, int limit)
      throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "channel", null)) {
      if (!tables.next()) {
        return List.of();
      }
    }
    List<Owned> found = new ArrayList<>();
    connection.setAutoCommit(false);
    try {
      say(connection, dialect.beginRead());
      say(connection, dialect.seeAll());
      try (PreparedStatement select = connection.prepareStatement(SELECT)) {
        select.setInt(1, limit);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            found.add(owned(row));
          }
        }
      }
    } finally {
      connection.rollback();
    }
    return found;
  }

  private static Owned owned(ResultSet row) throws SQLException {
    return new Owned(
        new TenantId(row.getString(1)),
        new Stored(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            Micros.toInstant(row.getLong(5)),
            row.getString(6)));
  }

  private static void say(Connection connection, String statement) throws SQLException {
    if (!statement.isEmpty()) {
      try (Statement once = connection.createStatement()) {
        once.execute(statement);
      }
    }
  }
}
