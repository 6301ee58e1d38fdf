package dev.trimtab.storage.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL that tests use, one for all tests of a Java machine: a server that is started here
 * and ends with the machine, or the one that {@code TRIMTAB_TEST_POSTGRES_URL} names, whose user
 * may make databases and roles. Where neither is to be had, tests fail.
 */
final class PostgresServer {
  static final String OWNER = "trimtab_owner";
  static final String APPLICATION = "trimtab_app";
  private static final String GIVEN = "TRIMTAB_TEST_POSTGRES_URL";
  static final String PASSWORD = "only-for-tests";

  static final String ROLE =
      """
      DO $$ BEGIN
        CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$
      """;

  /** What migrations put there stays there, as it was. */
  static final String EMPTY =
      """
      SET session_replication_role = replica;
      DO $$ DECLARE named text; BEGIN
        FOR named IN
          SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
            AND relkind IN ('r', 'p')
            AND NOT relispartition AND relname <> 'flyway_schema_history'
            AND relname NOT LIKE '%_revision' AND relname <> 'tenant_number'
        LOOP
          EXECUTE format('DELETE FROM %I', named);
        END LOOP;
      END $$;
      UPDATE tenant_number SET last = 0;
      UPDATE tenant_revision SET revision = 0;
      UPDATE domain_settings_revision SET revision = 0;
      UPDATE api_key_revision SET revision = 0
      """;

  private final String administrator;
  private final String template = "trimtab_" + UUID.randomUUID().toString().replace("-", "");
  private final AtomicInteger databases = new AtomicInteger();
  private final ConcurrentLinkedDeque<String> free = new ConcurrentLinkedDeque<>();

  private PostgresServer(String administrator) {
    this.administrator = administrator;
    run(administrator, ROLE.formatted(OWNER, PASSWORD));
    run(administrator, ROLE.formatted(APPLICATION, PASSWORD));
    run(administrator, "CREATE DATABASE %s OWNER %s".formatted(template, OWNER));
    try {
      new PostgresDatabase(settings(template)).migrate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static final class Shared {
    private static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      String given = System.getenv(GIVEN);
      if (given == null) {
        return new PostgresServer(started().getJdbcUrl("postgres", "postgres"));
      }
      PostgresServer server = new PostgresServer(given);
      Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
      return server;
    }
  }

  static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** As durable as one in use, which the library's own settings are not. */
  static EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** An empty database with every table: one that another test is done with, or a new one. */
  String makeDatabase() {
    String used = free.pollFirst();
    if (used != null) {
      return used;
    }
    String name = template + "_" + databases.incrementAndGet();
    run(administrator, "CREATE DATABASE %s TEMPLATE %s OWNER %s".formatted(name, template, OWNER));
    return name;
  }

  /** A database without any table. */
  String makeEmptyDatabase() {
    String name = template + "_" + databases.incrementAndGet();
    run(administrator, "CREATE DATABASE %s OWNER %s".formatted(name, OWNER));
    return name;
  }

  /** Empties a database for the next test, which costs a tenth of what another one does. */
  void giveBack(String name) {
    administer(name, EMPTY);
    free.add(name);
  }

  private void dropAll() {
    for (int number = databases.get(); number > 0; number--) {
      run(administrator, "DROP DATABASE %s_%d WITH (FORCE)".formatted(template, number));
    }
    run(administrator, "DROP DATABASE %s WITH (FORCE)".formatted(template));
  }

  /** Named statements come at once, so that tests run into what they do. */
  PostgresSettings settings(String database) {
    return PostgresSettings.of(url(database, APPLICATION) + "&prepareThreshold=1")
        .withDirectUrl(url(database, OWNER))
        .withConnections(2, 4);
  }

  String url(String database, String role) {
    String server = administrator.substring(0, administrator.lastIndexOf('/') + 1);
    return server + database + "?user=" + role + "&password=" + PASSWORD;
  }

  /** As whoever may do everything. */
  void administer(String database, String statement) {
    String parameters = administrator.substring(administrator.indexOf('?'));
    String server = administrator.substring(0, administrator.lastIndexOf('/') + 1);
    run(server + database + parameters, statement);
  }

  static void run(String url, String statement) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement once = connection.createStatement()) {
      once.execute(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(statement, failure);
    }
  }
}
