package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The upkeep of processes takes its turn with whoever else writes for the tenant. */
class PostgresUpkeepTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final String WAITS =
      """
      DO $$ BEGIN
        WHILE NOT EXISTS (SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock') LOOP
          PERFORM pg_sleep(0.01);
          PERFORM pg_stat_clear_snapshot();
        END LOOP;
      END $$
      """;

  private final PostgresServer server = PostgresServer.shared();

  @Test
  void waitsForTheTenantsRow() throws Exception {
    String database = server.makeDatabase();
    try (Storage storage = PostgresStorage.open(server.settings(database), new CountingFold());
        ExecutorService upkeep = Executors.newSingleThreadExecutor()) {
      endOneProcess(storage);
      Future<Integer> removed;
      try (Connection holder = holdTenant(database)) {
        removed =
            upkeep.submit(() -> storage.processes().removeEnded(Sent.NOW.plusSeconds(60), 10));
        assertThatCode(() -> server.administer(database, limited(WAITS)))
            .as("the upkeep waits for who holds the tenant")
            .doesNotThrowAnyException();
        holder.rollback();
      }
      assertThat(removed.get()).isEqualTo(1);
    }
    server.giveBack(database);
  }

  private static String limited(String statement) {
    return "SET statement_timeout = '" + PATIENCE.toSeconds() + "s'; " + statement;
  }

  private static void endOneProcess(Storage storage) {
    ProcessStart start =
        new ProcessStart("p1", ProcessType.IMPORT, "an import", "key", Sent.NOW, "{}", null);
    storage.processes().start(ACME, start, ProcessProgress.NONE, new ProcessLimits(3, 5), null);
    storage
        .processes()
        .end(
            ACME,
            "p1",
            new ProcessEnd(ProcessStatus.SUCCEEDED, ProcessProgress.NONE, null),
            Sent.NOW);
  }

  private Connection holdTenant(String database) throws SQLException {
    Connection connection =
        DriverManager.getConnection(server.url(database, PostgresServer.APPLICATION));
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(new PostgresDialect().enter(1));
      statement.execute("SELECT 1 FROM tenant FOR UPDATE");
    }
    return connection;
  }
}
