package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real server under load, again and again, and then counts. The number of rounds is set by
 * {@code -Dtrimtab.kill.rounds=N}, the seed by {@code -Dtrimtab.kill.seed=N}.
 */
class KillIT {
  private static final int ROUNDS = Integer.getInteger("trimtab.kill.rounds", 6);
  private static final long SEED = Long.getLong("trimtab.kill.seed", 1);
  private static final List<String> TENANTS = List.of("acme", "globex", "initech");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int CLIENTS_PER_TENANT = 2;

  @TempDir Path data;
  private final Random random = new Random(SEED);
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  @Test
  void everyAcknowledgedEventIsKeptExactlyOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (ServerProcess server = ServerProcess.start(data)) {
        loadUntil(server, round, server::kill);
      }
      assertRecountAgrees();
    }
    assertEverythingAcknowledgedIsListed();
  }

  @Test
  void terminationFinishesWhatWasAccepted() throws Exception {
    for (int round = 0; round < 2; round++) {
      try (ServerProcess server = ServerProcess.start(data)) {
        loadUntil(server, round, server::terminate);
      }
      assertRecountAgrees();
    }
    assertEverythingAcknowledgedIsListed();
  }

  /** What ends a server's life. */
  private interface End {
    void bring() throws Exception;
  }

  private void loadUntil(ServerProcess server, int round, End end) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    List<Thread> clients = new ArrayList<>();
    for (String tenant : TENANTS) {
      Ledger ledger = ledgers.computeIfAbsent(tenant, name -> new Ledger());
      for (int i = 0; i < CLIENTS_PER_TENANT; i++) {
        String name = tenant + "-" + round + "-" + i;
        clients.add(
            Thread.ofPlatform()
                .start(new MixedLoad(api(server, tenant), ledger, random.nextLong(), name, stop)));
      }
    }
    awaitAcknowledged(500 + random.nextInt(3_000));
    end.bring();
    stop.set(true);
    for (Thread client : clients) {
      client.join();
    }
    ledgers.values().forEach(Ledger::connectionLost);
  }

  /** Ends a round by what it has done, not by the clock: a slow machine does the same work. */
  private void awaitAcknowledged(int more) throws InterruptedException {
    int goal = acknowledged() + more;
    Instant patience = Instant.now().plus(PATIENCE);
    while (acknowledged() < goal) {
      assertThat(Instant.now()).as("%d events in time", more).isBefore(patience);
      Thread.sleep(5);
    }
  }

  private int acknowledged() {
    return ledgers.values().stream().mapToInt(ledger -> ledger.acknowledged().size()).sum();
  }

  private void assertRecountAgrees() {
    String database = "jdbc:sqlite:" + data.resolve("trimtab.db");
    assertThat(Recounted.discrepancies(database)).as("seed %d", SEED).isEmpty();
  }

  private void assertEverythingAcknowledgedIsListed() throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(data)) {
      for (String tenant : TENANTS) {
        Ledger ledger = ledgers.get(tenant);
        assertThat(ledger.acknowledged()).as("load of %s", tenant).hasSizeGreaterThan(100);
        ledger.verify(api(server, tenant).walk());
      }
      Pooled.assertFolded(server, keys.get(TENANTS.getFirst()));
    }
  }

  private TenantApi api(ServerProcess server, String tenant) {
    String key = keys.computeIfAbsent(tenant, name -> keyOf(server, name));
    return new TenantApi(server.uri(), key);
  }

  /** Of one tenant more than its series is watched, and values that are more than are watched. */
  private static String keyOf(ServerProcess server, String tenant) {
    if (tenant.equals(TENANTS.getFirst())) {
      Pooled.watch(server, tenant);
    }
    return server.createKey(tenant);
  }
}
