package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.StorageException.Kind;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How a store on a server is opened, looked at, and goes on when its connections break. */
class PostgresStorageTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final int NODES = 10;

  private final PostgresServer server = PostgresServer.shared();

  @Test
  void tenNodesOpenAnEmptyDatabaseAtOnce() throws Exception {
    PostgresSettings settings = server.settings(server.makeEmptyDatabase()).withConnections(1, 1);
    List<Future<PostgresStorage>> opening = new ArrayList<>();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int node = 0; node < NODES; node++) {
        opening.add(nodes.submit(() -> PostgresStorage.open(settings, new CountingFold())));
      }
    }
    for (Future<PostgresStorage> node : opening) {
      try (PostgresStorage storage = node.get()) {
        assertThat(append(storage)).isInstanceOf(Appended.Stored.class);
      }
    }
    try (PostgresStorage storage = PostgresStorage.open(settings, new CountingFold())) {
      assertThat(storage.outcomes().lastPosition(ACME)).isEqualTo(NODES);
    }
  }

  @Test
  void whatIsAsItShouldBeIsSaid() {
    try (PostgresStorage storage = open(server.settings(server.makeDatabase()))) {
      assertThat(storage.inspect(true, Sent.NOW))
          .extracting(Finding::level)
          .containsOnly(Finding.Level.OK);
      assertThat(storage.bytes()).isGreaterThan(1 << 20);
      storage.check();
    }
  }

  @Test
  void whatDoesNotAddUpIsFound() {
    String database = server.makeDatabase();
    try (PostgresStorage storage = open(server.settings(database))) {
      append(storage);
      server.administer(database, "UPDATE series SET event_count = event_count + 1");
      assertThat(storage.inspect(true, Sent.NOW))
          .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
          .extracting(Finding::check)
          .containsExactly("recount");
    }
  }

  @Test
  void whatIsNotDurableIsSaid() {
    String database = server.makeDatabase();
    String careless =
        server.url(database, PostgresServer.APPLICATION) + "&options=-c%20synchronous_commit=off";
    try (PostgresStorage storage = open(PostgresSettings.of(careless))) {
      assertThat(storage.safety())
          .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
          .extracting(Finding::check)
          .containsExactly("synchronous_commit");
    }
  }

  @Test
  void aRoleThatOwnsTheTablesIsSaid() {
    String database = server.makeDatabase();
    String owner = server.url(database, PostgresServer.OWNER);
    try (PostgresStorage storage = open(PostgresSettings.of(owner))) {
      assertThat(storage.safety())
          .filteredOn(finding -> finding.level() == Finding.Level.NOTE)
          .extracting(Finding::check)
          .containsExactly("role");
      append(storage);
    }
  }

  @Test
  void outcomesAreReadFromTheReplica() {
    PostgresSettings settings = server.settings(server.makeDatabase());
    String elsewhere = server.url(server.makeDatabase(), PostgresServer.APPLICATION);
    try (PostgresStorage storage = open(settings.withReplicaUrl(elsewhere))) {
      append(storage);
      assertThat(storage.outcomes().lastOccurredAt(ACME)).isEmpty();
      assertThat(storage.outcomes().lastPosition(ACME)).as("positions never lag").isPositive();
      assertThat(storage.tenants().list(null, 10)).hasSize(1);
    }
  }

  @Test
  void aCopyIsMadeWithOtherTools() {
    try (PostgresStorage storage = open(server.settings(server.makeDatabase()))) {
      assertThatThrownBy(() -> storage.copyTo(Path.of("copy")))
          .hasMessageContaining("pg_basebackup")
          .isInstanceOfSatisfying(
              StorageException.class,
              refused -> assertThat(refused.kind()).isEqualTo(Kind.REJECTED));
    }
  }

  /** One call may fail for it; the next one opens what it needs, however many were open. */
  @Test
  void goesOnWhenItsConnectionsWereEnded() throws Exception {
    String database = server.makeDatabase();
    try (PostgresStorage storage = open(server.settings(database))) {
      useEveryConnection(storage);
      server.administer(
          database,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
              + PostgresServer.APPLICATION
              + "' AND datname = current_database()");

      assertThatThrownBy(() -> append(storage))
          .isInstanceOfSatisfying(
              StorageException.class,
              broken -> assertThat(broken.kind()).isEqualTo(Kind.UNAVAILABLE));

      assertThat(append(storage)).isInstanceOf(Appended.Stored.class);
      assertThat(storage.inspect(true, Sent.NOW))
          .extracting(Finding::level)
          .containsOnly(Finding.Level.OK);
    }
  }

  private static void useEveryConnection(PostgresStorage storage) throws Exception {
    List<Future<?>> writing = new ArrayList<>();
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      for (int writer = 0; writer < 4; writer++) {
        TenantId tenant = new TenantId("tenant-" + writer);
        writing.add(
            writers.submit(
                () -> {
                  for (int event = 0; event < 50; event++) {
                    storage.outcomes().append(List.of(Sent.success(1).by(tenant)));
                  }
                }));
      }
    }
    for (Future<?> each : writing) {
      each.get();
    }
  }

  private static PostgresStorage open(PostgresSettings settings) {
    return PostgresStorage.open(settings, new CountingFold());
  }

  private static Appended append(PostgresStorage storage) {
    return storage.outcomes().append(List.of(Sent.success(1).by(ACME))).getFirst().getFirst();
  }
}
