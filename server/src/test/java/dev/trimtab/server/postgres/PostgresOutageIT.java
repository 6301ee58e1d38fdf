package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away is 503 until it is back; what was acknowledged is kept. */
class PostgresOutageIT {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final int MANY = 40;

  /** So many that one page lists them. */
  private static final int MOST = 900;

  @TempDir private Path folder;

  @Test
  void aCrashLosesNothingAcknowledgedAndTheServerRecovers() throws Exception {
    try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"))) {
      TestDatabase database = TestPostgres.on(postgres).makeDatabase();
      try (ServerProcess server = database.start(folder.resolve("data"))) {
        HttpCalls acme = server.as(server.createKey("acme"));
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        Thread sending = Thread.startVirtualThread(() -> send(acme, acknowledged, over));
        Patience.await("events come in", () -> acknowledged.size() >= MANY);
        postgres.crash();
        over.set(true);
        sending.join();

        assertUnavailable(server, acme);
        postgres.comeBack();
        assertRecovers(server, acme, acknowledged);
      }
    }
  }

  @Test
  void aDatabaseThatFallsSilentIsNotWaitedFor() {
    TestDatabase database = TestPostgres.shared().makeDatabase();
    try (Gate gate = Gate.before(database.port());
        ServerProcess server =
            database.start(folder.resolve("data"), database.urlAt(gate.port()))) {
      HttpCalls acme = server.as(server.createKey("acme"));
      assertThat(acme.post(EVENTS, event("before")).status()).isEqualTo(201);

      gate.fallSilent();
      Patience.await("nobody is let in", () -> acme.get("/v1/me").status() == 503);
      Answer ready = server.anonymously().get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().at("/checks").findValuesAsText("kind")).containsExactly("no_answer");
      assertUnavailable(server, acme);

      gate.open();
      assertRecovers(server, acme, Set.of("before"));
    }
  }

  /** Requests met it one by one; the log says it once. */
  private static void assertUnavailable(ServerProcess server, HttpCalls acme) {
    for (int call = 0; call < MANY; call++) {
      Answer refused = acme.post(EVENTS, event("during-" + call));
      assertThat(refused.status()).as(refused.body()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.json().get("detail").textValue()).contains("incident");
    }
    Patience.await(
        "it is not ready", () -> server.anonymously().get("/health/ready").status() == 503);
    assertThat(server.anonymously().get("/health/live").status()).isEqualTo(200);
    assertThat(server.output()).containsOnlyOnce("the store does not answer");
    assertThat(server.output().lines().filter(line -> line.contains("StorageException:")))
        .as("stack traces")
        .hasSizeLessThan(3);
  }

  private static void assertRecovers(ServerProcess server, HttpCalls acme, Set<String> kept) {
    Patience.await("it is ready", () -> server.anonymously().get("/health/ready").status() == 200);
    Patience.await("it takes events", () -> acme.post(EVENTS, event("after")).status() < 300);
    Set<String> listed =
        new HashSet<>(acme.get(EVENTS + "?limit=1000").json().findValuesAsText("id"));
    assertThat(listed).containsAll(kept).contains("after");
    Patience.await(
        "the end is in the log", () -> server.output().contains("is over: the store answers"));
    assertThat(server.output()).containsOnlyOnce("is over: the store answers");
  }

  private static void send(HttpCalls acme, Set<String> acknowledged, AtomicBoolean over) {
    for (int number = 0; number < MOST && !over.get(); number++) {
      String id = "e" + number;
      if (acme.post(EVENTS, event(id)).status() == 201) {
        acknowledged.add(id);
      }
    }
  }

  private static String event(String id) {
    return """
        {"id": "%s", "domain": "d", "event_type": "e", "metric_type": "cost_usd", "value": 1}"""
        .formatted(id);
  }
}
