package dev.trimtab.storage.sql;

import dev.trimtab.storage.sql.schema.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** The database on a server: its connections, each set up for what it does, and its migrations. */
final class PostgresDatabase {
  static final String MIGRATIONS = "classpath:dev/trimtab/storage/sql/postgres";

  /** Taken by whoever migrates: "trimtab" in letters of a telephone. */
  private static final long MIGRATION_LOCK = 8_746_822;

  private static final String LOCK = "SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")";

  /** The log of changes is added to and read; what is said of the schema is the owner's. */
  private static final String GRANT =
      """
      SELECT format('GRANT USAGE ON SCHEMA %1$I TO %2$I; \
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1$I TO %2$I; \
      REVOKE UPDATE, DELETE ON audit_entry FROM %2$I; \
      REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %2$I; \
      GRANT EXECUTE ON FUNCTION trimtab_extend_partitions(bigint, integer), \
      trimtab_drop_partitions(bigint) TO %2$I', current_schema(), ?)
      """;

  /** Long results come in pieces of so many rows: most are read to the end of the first. */
  private static final String ROWS_AT_A_TIME = "1000";

  private static final String SECONDS_TO_CONNECT = "5";

  /** A server that says nothing for so long is away, not busy: statements here are short. */
  private static final String SECONDS_TO_ANSWER = "60";

  private static final String SECONDS_FOR_KEYS = "2";

  private final PostgresSettings settings;

  PostgresDatabase(PostgresSettings settings) {
    this.settings = settings;
  }

  /**
   * Creates the tables or brings them to the newest version, and lets the role of the settings' URL
   * use them where another one owns them. Any number of nodes may do so at once: one does, the
   * others wait for it. The lock ends with its transaction, so that a pool cannot keep it.
   */
  void migrate() throws SQLException {
    String user = roleOf(source(settings.url()));
    DataSource owner = owner();
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, LOCK);
      Migrations.run(owner, MIGRATIONS);
      if (settings.distribution() == Distribution.CITUS) {
        spread(owner);
      }
      if (!user.equals(role(connection))) {
        execute(connection, text(connection, GRANT, user));
      }
      connection.commit();
    }
  }

  private static void spread(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      CitusTables.spread(connection);
    }
  }

  /** Connections as the owner of the tables, or as the only role there is. */
  PGSimpleDataSource owner() {
    String direct = settings.directUrl();
    return source(direct == null ? settings.url() : direct);
  }

  /** Connections for the writer. */
  PGSimpleDataSource writer() {
    PGSimpleDataSource source = source(settings.url());
    put(source, settings.url(), PGProperty.SOCKET_TIMEOUT, SECONDS_TO_ANSWER);
    put(source, settings.url(), PGProperty.REWRITE_BATCHED_INSERTS, "true");
    return source;
  }

  /** Connections for reading what was just written. */
  PGSimpleDataSource readers() {
    return readers(settings.url());
  }

  /** Connections for the API keys: soon known to be broken, as others wait for what they say. */
  PGSimpleDataSource keyReaders() {
    PGSimpleDataSource source = source(settings.url());
    put(source, settings.url(), PGProperty.CONNECT_TIMEOUT, SECONDS_FOR_KEYS);
    put(source, settings.url(), PGProperty.SOCKET_TIMEOUT, SECONDS_FOR_KEYS);
    return source;
  }

  /** Connections for reading from there. */
  PGSimpleDataSource readers(String url) {
    PGSimpleDataSource source = inspector(url);
    put(source, url, PGProperty.SOCKET_TIMEOUT, SECONDS_TO_ANSWER);
    return source;
  }

  /** Connections for looking through everything, however long that takes. */
  PGSimpleDataSource inspector() {
    return inspector(settings.url());
  }

  private PGSimpleDataSource inspector(String url) {
    PGSimpleDataSource source = source(url);
    put(source, url, PGProperty.DEFAULT_ROW_FETCH_SIZE, ROWS_AT_A_TIME);
    return source;
  }

  /**
   * What the URL says itself goes first. Where there is a direct URL beside it, the other one leads
   * to a pool, of which nothing is known: then no statement has a name on the server, as one of
   * older PgBouncers would not be there in the next transaction.
   */
  private PGSimpleDataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    put(source, url, PGProperty.APPLICATION_NAME, "trimtab");
    put(source, url, PGProperty.CONNECT_TIMEOUT, SECONDS_TO_CONNECT);
    put(source, url, PGProperty.TCP_KEEP_ALIVE, "true");
    // A message that quotes the statement would bring what customers sent into the log.
    put(source, url, PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
    if (settings.directUrl() != null) {
      put(source, url, PGProperty.PREPARE_THRESHOLD, "0");
    }
    return source;
  }

  private static void put(
      PGSimpleDataSource source, String url, PGProperty property, String value) {
    if (!url.contains(property.getName() + "=")) {
      source.setProperty(property, value);
    }
  }

  private static String roleOf(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return role(connection);
    }
  }

  private static String role(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_user")) {
      row.next();
      return row.getString(1);
    }
  }

  private static String text(Connection connection, String query, String parameter)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement once = connection.createStatement()) {
      once.execute(statement);
    }
  }
}
