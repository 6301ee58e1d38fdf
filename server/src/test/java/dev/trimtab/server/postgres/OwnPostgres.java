package dev.trimtab.server.postgres;

import dev.trimtab.server.failure.Tool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL of this test alone, which can crash and come back. As durable as one in use, and
 * asking everybody but its superuser for a password.
 */
public final class OwnPostgres implements AutoCloseable {
  /** After a crash it reads its log again first, on a busy machine for a while. */
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  private static final String ACCESS =
      """
      host all postgres 127.0.0.1/32 trust
      host all postgres ::1/128 trust
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final Path data;
  private EmbeddedPostgres server;

  private OwnPostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Starts one whose files are in that folder. */
  public static OwnPostgres start(Path data) {
    try {
      EmbeddedPostgres server = start(data, 0);
      Path access = data.resolve("pg_hba.conf");
      Files.writeString(access, ACCESS + Files.readString(access));
      Statements.run(server.getJdbcUrl("postgres", "postgres"), "SELECT pg_reload_conf()");
      return new OwnPostgres(data, server);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return server.getPort();
  }

  /** As whoever may do everything. */
  String administrator() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Ends it without a chance to put anything in order. */
  public void crash() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      Tool.run("kill", "-QUIT", pid);
      server.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Starts it again, where it was. */
  public void comeBack() {
    try {
      server = start(data, server.getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setPGStartupWait(RECOVERY)
        .start();
  }
}
