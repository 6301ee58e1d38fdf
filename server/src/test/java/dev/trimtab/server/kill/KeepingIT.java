package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Retention and the deletion of a tenant go on beside writing, and through a kill in the middle:
 * nobody who writes notices, and what is left adds up.
 */
class KeepingIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int OLD_BATCHES = 15;
  private static final int BATCH = 200;

  /** Small steps, so that there are many to be killed in. */
  private static final Map<String, String> STEPS =
      Map.of("TRIMTAB_RETENTION_EVERY", "PT0.05S", "TRIMTAB_RETENTION_STEP_ROWS", "200");

  @TempDir Path data;
  private final Instant now = Instant.now();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  void goOnBesideWritingAndThroughAKill() throws Exception {
    String acme;
    String globex;
    try (ServerProcess server = ServerProcess.start(data, STEPS)) {
      acme = server.createKey("acme");
      globex = server.createKey("globex");
      String doomed = server.createKey("doomed");
      for (int i = 0; i < OLD_BATCHES; i++) {
        post(new TenantApi(server.uri(), acme), new Random(i), 60);
        post(new TenantApi(server.uri(), doomed), new Random(i), 1);
      }
      HttpCalls operator = server.as(server.operatorKey());
      assertThat(operator.put("/v1/tenants/acme", "{\"retention\":{\"raw_days\":30}}").status())
          .isEqualTo(200);
      assertThat(operator.delete("/v1/tenants/doomed").status()).isEqualTo(202);
      writeUntil(server, List.of(acme, globex), 2_000, server::kill);
    }
    assertRecountAgrees();
    try (ServerProcess server = ServerProcess.start(data, STEPS)) {
      HttpCalls operator = server.as(server.operatorKey());
      writeUntil(server, List.of(acme, globex), 2_000, () -> awaitSwept(operator));
      server.terminate();
    }
    assertRecountAgrees();
    assertThat(statuses)
        .as("answers to those who write")
        .isSubsetOf(Set.of(200, 429))
        .contains(200);
  }

  /** What ends the writing. */
  private interface End {
    void bring() throws Exception;
  }

  private void writeUntil(ServerProcess server, List<String> keys, int more, End end)
      throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 2 * keys.size(); i++) {
      TenantApi api = new TenantApi(server.uri(), keys.get(i % keys.size()));
      Random random = new Random(i);
      writers.add(Thread.ofPlatform().start(() -> write(api, random, stop)));
    }
    int goal = acknowledged.get() + more;
    await(() -> acknowledged.get() >= goal);
    end.bring();
    stop.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private void write(TenantApi api, Random random, AtomicBoolean stop) {
    try {
      while (!stop.get()) {
        post(api, random, 60);
      }
    } catch (IOException dead) {
      // the server was killed
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A batch of events that happened in the last {@code days} days. */
  private void post(TenantApi api, Random random, int days)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < BATCH; i++) {
      Instant at = now.minus(random.nextInt(days * 1_440), ChronoUnit.MINUTES);
      lines.append(
          """
          {"domain":"bot-%d","event_type":"run","metric_type":"%s","value":%s,"occurred_at":"%s"}
          """
              .formatted(
                  random.nextInt(4),
                  random.nextBoolean() ? "latency_ms" : "failure_class",
                  random.nextInt(64) / 64.0,
                  at));
    }
    TenantApi.Answer answer =
        api.post("/v1/outcomes/events/batch", "application/x-ndjson", lines.toString());
    statuses.add(answer.status());
    if (answer.status() == 200) {
      assertThat(answer.body().get("rejected")).isEmpty();
      acknowledged.addAndGet(BATCH);
    }
  }

  /** While others write on: the deleted tenant is gone, and events have been removed. */
  private void awaitSwept(HttpCalls operator) throws InterruptedException {
    await(() -> operator.get("/v1/tenants/doomed").status() == 404);
    assertThat(operator.get("/v1/tenants/acme").json().at("/kept/events").isNull()).isFalse();
    long before = expired(data);
    await(() -> expired(data) > before);
  }

  /** How many events retention has removed so far. */
  private static long expired(Path data) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("trimtab.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT sum(expired_count) FROM series")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(10);
    }
  }

  private void assertRecountAgrees() {
    String database = "jdbc:sqlite:" + data.resolve("trimtab.db");
    assertThat(Recounted.discrepancies(database)).isEmpty();
  }
}
