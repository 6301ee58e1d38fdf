package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.Patience;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.postgres.OwnPostgres;
import dev.trimtab.server.postgres.TestDatabase;
import dev.trimtab.server.postgres.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers on one PostgreSQL under load: one after the other is killed and started again, and
 * once the database crashes with one. The number of kills is set by {@code -Dtrimtab.kill.nodes=N},
 * the seed by {@code -Dtrimtab.kill.seed=N}.
 */
class NodesKillIT {
  private static final int KILLS = Integer.getInteger("trimtab.kill.nodes", 4);
  private static final long SEED = Long.getLong("trimtab.kill.seed", 1);
  private static final List<String> TENANTS = List.of("acme", "globex", "initech");
  private static final int NODES = 3;
  private static final int CLIENTS_PER_TENANT = 2;
  private static final int EVENTS_BETWEEN_KILLS = 800;

  /** Of which one must be as good as before the kill. */
  private static final int SECONDS_TO_RECOVER = 10;

  private static final Duration BEFORE = Duration.ofSeconds(5);

  /** What the load itself varies by, and the start of the server that comes back. */
  private static final int TIMES_BEFORE = 3;

  /** A machine that others use has seconds like that without any kill. */
  private static final Duration ALWAYS_GOOD = Duration.ofSeconds(1);

  private static final Set<String> ALLOWED =
      Set.of(
          "/v1/outcomes/events 200",
          "/v1/outcomes/events 201",
          "/v1/outcomes/events 429",
          "/v1/outcomes/events 503",
          "/v1/outcomes/events/batch 200",
          "/v1/outcomes/events/batch 429",
          "/v1/outcomes/events/batch 503",
          "/v1/outcomes/events/batch?atomic=true 422",
          "/v1/outcomes/events/batch?atomic=true 429",
          "/v1/outcomes/events/batch?atomic=true 503");

  private static final String EVENT =
      """
      {"domain": "probe", "event_type": "invoke", "metric_type": "cost_usd", "value": 0.5}""";

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Pulse pulse = new Pulse();
  private final List<Long> kills = new ArrayList<>();

  @Test
  void everyAcknowledgedEventIsKeptExactlyOnceByAllOfThem() throws Exception {
    try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"))) {
      TestDatabase database = TestPostgres.on(postgres).makeDatabase();
      try (Nodes nodes = Nodes.start(database, folder, NODES)) {
        makeKeys(nodes);
        assertThat(underLoad(nodes, () -> killInTurn(nodes, postgres))).isSubsetOf(ALLOWED);
        assertThat(database.deadlocks()).isZero();
        assertThat(Recounted.discrepancies(database.administrators()))
            .as("seed %d", SEED)
            .isEmpty();
        Pooled.assertFolded(nodes.at(0), keys.get(TENANTS.getFirst()));
        kills.forEach(this::assertRecovered);
        assertEachListsWhatWasAcknowledged(nodes);
      }
    }
  }

  /** What happens while clients call. */
  private interface Trouble {
    void make() throws Exception;
  }

  private void makeKeys(Nodes nodes) {
    Pooled.watch(nodes.at(0), TENANTS.getFirst());
    for (String tenant : TENANTS) {
      String key = nodes.at(0).createKey(tenant);
      keys.put(tenant, key);
      ledgers.put(tenant, new Ledger());
      for (int place = 0; place < NODES; place++) {
        ServerProcess node = nodes.at(place);
        Patience.await("the key counts", () -> node.as(key).get("/v1/me").status() == 200);
      }
    }
  }

  /** Everything that was answered meanwhile: each path with each of its statuses. */
  private Set<String> underLoad(Nodes nodes, Trouble trouble) throws Exception {
    List<RovingClient> clients = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> running = new ArrayList<>();
      for (String tenant : TENANTS) {
        for (int i = 0; i < CLIENTS_PER_TENANT; i++) {
          RovingClient client =
              new RovingClient(
                  nodes,
                  new RovingClient.Who(tenant + "-" + i, keys.get(tenant), ledgers.get(tenant)),
                  pulse,
                  random.nextLong(),
                  stop);
          clients.add(client);
          running.add(threads.submit(client));
        }
      }
      try {
        trouble.make();
      } finally {
        stop.set(true);
      }
      for (Future<?> client : running) {
        client.get();
      }
    }
    clients.forEach(client -> seen.addAll(client.seen()));
    return seen;
  }

  private void killInTurn(Nodes nodes, OwnPostgres postgres) {
    int first = random.nextInt(NODES);
    for (int kill = 0; kill < KILLS; kill++) {
      awaitAcknowledged(EVENTS_BETWEEN_KILLS);
      int victim = (first + kill) % NODES;
      long killed = System.nanoTime();
      nodes.at(victim).kill();
      nodes.othersThan(victim).forEach(this::assertTakesEvents);
      if (kill == KILLS / 2) {
        postgres.crash();
        postgres.comeBack();
      } else {
        kills.add(killed);
      }
      nodes.comeBack(victim);
    }
    awaitAcknowledged(EVENTS_BETWEEN_KILLS);
  }

  private void assertTakesEvents(ServerProcess survivor) {
    String key = keys.get(TENANTS.getFirst());
    Patience.await(
        "a survivor takes events",
        () -> survivor.as(key).post("/v1/outcomes/events", EVENT).status() == 201);
  }

  /**
   * Within seconds there is one in which every tenant is answered, and 99 of 100 calls are about as
   * quick as they were: they are those of the nodes that are left, while another one starts.
   */
  private void assertRecovered(long killed) {
    Set<String> everybody = Set.copyOf(keys.values());
    long before = pulse.p99(killed - BEFORE.toNanos(), BEFORE, everybody).orElseThrow();
    long good = Math.max(TIMES_BEFORE * before, ALWAYS_GOOD.toNanos());
    List<OptionalLong> seconds =
        IntStream.range(0, SECONDS_TO_RECOVER)
            .mapToObj(second -> Duration.ofSeconds(second).toNanos() + killed)
            .map(from -> pulse.p99(from, Duration.ofSeconds(1), everybody))
            .toList();
    assertThat(seconds)
        .as("p99 of each second after a kill, in ns; it was %d before", before)
        .anyMatch(p99 -> p99.isPresent() && p99.getAsLong() <= good);
  }

  /** By what was done, not by the clock: a slow machine does the same work. */
  private void awaitAcknowledged(int more) {
    int goal = acknowledged() + more;
    Patience.await(more + " more events", () -> acknowledged() >= goal);
  }

  private int acknowledged() {
    return ledgers.values().stream().mapToInt(ledger -> ledger.acknowledged().size()).sum();
  }

  private void assertEachListsWhatWasAcknowledged(Nodes nodes) throws Exception {
    for (int place = 0; place < NODES; place++) {
      for (String tenant : TENANTS) {
        Ledger ledger = ledgers.get(tenant);
        assertThat(ledger.acknowledged()).as("load of %s", tenant).hasSizeGreaterThan(100);
        ledger.verify(new TenantApi(nodes.at(place).uri(), keys.get(tenant)).walk());
      }
    }
  }
}
