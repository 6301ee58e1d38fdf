package dev.trimtab.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL that tests of the server use: one that is started here and ends with the Java
 * machine, or the one that {@code TRIMTAB_TEST_POSTGRES_URL} names, whose user may make databases
 * and roles.
 */
public final class TestPostgres {
  private static final String GIVEN = "TRIMTAB_TEST_POSTGRES_URL";

  private static final String ROLE =
      """
      DO $$ BEGIN
        CREATE ROLE %1$s LOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      ALTER ROLE %1$s LOGIN PASSWORD '%2$s'
      """;

  private final String administrator;
  private final String prefix = "trimtab_it_" + UUID.randomUUID().toString().replace("-", "");
  private final AtomicInteger databases = new AtomicInteger();

  private TestPostgres(String administrator) {
    this.administrator = administrator;
    Statements.run(administrator, ROLE.formatted(TestDatabase.OWNER, TestDatabase.OWNER_PASSWORD));
    Statements.run(administrator, ROLE.formatted(TestDatabase.APPLICATION, TestDatabase.PASSWORD));
  }

  private static final class Shared {
    private static final TestPostgres SERVER = start();

    private static TestPostgres start() {
      String given = System.getenv(GIVEN);
      if (given == null) {
        return on(OwnPostgres.start(newFolder()));
      }
      TestPostgres server = new TestPostgres(given);
      Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
      return server;
    }
  }

  /** The one for all tests of a Java machine. */
  public static TestPostgres shared() {
    return Shared.SERVER;
  }

  /** One that a test has started for itself. */
  public static TestPostgres on(OwnPostgres server) {
    return new TestPostgres(server.administrator());
  }

  /** A database without any table. */
  public TestDatabase makeDatabase() {
    return makeDatabase("");
  }

  /** The same with more of what {@code CREATE DATABASE} takes. */
  TestDatabase makeDatabase(String more) {
    String name = prefix + "_" + databases.incrementAndGet();
    Statements.run(
        administrator, "CREATE DATABASE %s OWNER %s %s".formatted(name, TestDatabase.OWNER, more));
    return new TestDatabase(administrator, name);
  }

  private void dropAll() {
    for (int number = databases.get(); number > 0; number--) {
      Statements.run(
          administrator, "DROP DATABASE IF EXISTS %s_%d WITH (FORCE)".formatted(prefix, number));
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("trimtab-postgres");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
