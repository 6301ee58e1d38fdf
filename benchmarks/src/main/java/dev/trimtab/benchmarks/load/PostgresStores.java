package dev.trimtab.benchmarks.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A database for each folder on one PostgreSQL: one that is there, or one that is started here. The
 * servers and the bare loader work as a role that row-level security holds.
 */
final class PostgresStores implements Stores {
  private static final String ROLE = "trimtab_bench";
  private static final String PREFIX = "trimtab_bench_";

  private static final String DESCRIBE =
      """
      SELECT format('On PostgreSQL %s: fsync %s, synchronous_commit %s, full_page_writes %s, \
      shared_buffers %s.', current_setting('server_version'), current_setting('fsync'),
        current_setting('synchronous_commit'), current_setting('full_page_writes'),
        current_setting('shared_buffers'))
      """;

  /**
   * For the time of a connection: the planner does not know how many rows come in an array, and
   * what is found by its key is found by the index, as the server has it.
   */
  private static final List<String> LOADING =
      List.of(
          "SET trimtab.tenant = '" + BareLoader.TENANT + "'",
          "SET trimtab.tenants = 'all'",
          "SET enable_seqscan = off",
          "SET enable_hashjoin = off",
          "SET enable_mergejoin = off",
          "SET jit = off");

  private final PostgresUrl administrator;
  private final boolean keep;
  private final @Nullable EmbeddedPostgres started;
  private final String password = UUID.randomUUID().toString();

  private PostgresStores(String administrator, boolean keep, @Nullable EmbeddedPostgres started) {
    this.administrator = new PostgresUrl(administrator);
    this.keep = keep;
    this.started = started;
    makeRole();
  }

  /**
   * On a server that is there.
   *
   * @param url of a role that may make databases and roles
   * @param keep whether the role of the servers stays, which databases that are kept belong to
   */
  static PostgresStores at(String url, boolean keep) {
    return new PostgresStores(url, keep, null);
  }

  /** On a server of its own, as durable as one in use; otherwise set as it comes. */
  static PostgresStores start(Path folder, boolean keep) {
    try {
      EmbeddedPostgres started =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(!keep)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start();
      return new PostgresStores(started.getJdbcUrl("postgres", "postgres"), keep, started);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String describe() {
    return ask(DESCRIBE);
  }

  @Override
  public boolean areShared() {
    return true;
  }

  @Override
  public Map<String, String> settings(Path folder) {
    String database = database(folder);
    if (ask("SELECT count(*) FROM pg_database WHERE datname = '" + database + "'").equals("0")) {
      administer(
          "CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0"
              .formatted(database, ROLE));
    }
    return Map.of(URL, url(folder));
  }

  @Override
  public Connection open(Path folder) throws SQLException {
    Connection connection = DriverManager.getConnection(url(folder));
    try (Statement statement = connection.createStatement()) {
      for (String setting : LOADING) {
        statement.execute(setting);
      }
    }
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public BareRows rows(Connection connection, BareStatement statement) throws SQLException {
    return new BareArrays(connection, statement);
  }

  @Override
  public void remove(Path folder) {
    administer("DROP DATABASE IF EXISTS " + database(folder) + " WITH (FORCE)");
  }

  @Override
  public void close() {
    if (!keep) {
      administer("DROP ROLE " + ROLE);
    }
    if (started != null) {
      try {
        started.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private void makeRole() {
    administer(
        """
        DO $$ BEGIN
          CREATE ROLE %1$s;
        EXCEPTION WHEN duplicate_object THEN NULL;
        END $$;
        ALTER ROLE %1$s LOGIN PASSWORD '%2$s'
        """
            .formatted(ROLE, password));
  }

  private String url(Path folder) {
    return administrator.of(database(folder), ROLE, password);
  }

  private static String database(Path folder) {
    return PREFIX + folder.getFileName().toString().replaceAll("\\W", "_");
  }

  private void administer(String statement) {
    try (Connection connection = DriverManager.getConnection(administrator.text());
        Statement once = connection.createStatement()) {
      once.execute(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String ask(String question) {
    try (Connection connection = DriverManager.getConnection(administrator.text());
        Statement once = connection.createStatement();
        ResultSet row = once.executeQuery(question)) {
      row.next();
      return row.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
