package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.stream.StreamCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, started at the same time, are one service. */
class PostgresNodesIT {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String EVENT =
      """
      {"id": "%s", "domain": "bot", "event_type": "answer", "metric_type": "latency_ms", \
      "value": 7}""";

  private static final String NEW_KEY =
      """
      {"tenant_id": "acme", "name": "brief", "scopes": ["outcomes:read"]}""";

  /** As many as a node of these tests has. */
  private static final int READERS = 2;

  @TempDir private Path folder;
  private final TestDatabase database = TestPostgres.shared().makeDatabase();
  private ServerProcess one;
  private ServerProcess other;

  /** Names them so that the first one is the one that made the operator's key. */
  @BeforeEach
  void start() throws Exception {
    try (ExecutorService starting = Executors.newFixedThreadPool(2)) {
      Future<ServerProcess> a = starting.submit(() -> database.start(folder.resolve("a")));
      Future<ServerProcess> b = starting.submit(() -> database.start(folder.resolve("b")));
      boolean madeByA = Files.exists(folderOf(a, "a").resolve("admin.key"));
      boolean madeByB = Files.exists(folderOf(b, "b").resolve("admin.key"));
      one = madeByA ? a.get() : b.get();
      other = madeByA ? b.get() : a.get();
      assertThat(madeByA).as("one of the two, not both").isNotEqualTo(madeByB);
    }
  }

  private Path folderOf(Future<ServerProcess> started, String name) throws Exception {
    assertThat(started.get().uri()).isNotNull();
    return folder.resolve(name);
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void oneOfThemMakesTheOperatorKeyAndBothTakeIt() {
    String key = one.operatorKey();
    assertThat(one.output()).containsOnlyOnce(key);
    assertThat(other.output()).doesNotContain("tt_").contains("by another server");
    for (ServerProcess node : List.of(one, other)) {
      Patience.await("the key counts", () -> node.as(key).get("/v1/me").status() == 200);
      assertThat(node.as(key).get("/v1/keys").json()).hasSize(1);
    }
  }

  @Test
  void whatOneRecordsTheOtherListsCountsAndStreams() throws Exception {
    String key = one.createKey("acme");
    HttpCalls here = one.as(key);
    HttpCalls there = other.as(key);
    Patience.await("the key counts", () -> there.get("/v1/me").status() == 200);
    try (StreamCall stream = StreamCall.open(there, "")) {
      assertThat(stream.status()).isEqualTo(200);
      for (String id : List.of("e1", "e2", "e3")) {
        assertThat(here.post(EVENTS, EVENT.formatted(id)).status()).isEqualTo(201);
      }
      assertThat(stream.events(3))
          .extracting(message -> message.json().get("id").textValue())
          .containsExactly("e1", "e2", "e3");
    }
    assertThat(there.get(EVENTS).json()).hasSize(3);
    assertThat(there.post(EVENTS, EVENT.formatted("e1")).status())
        .as("a repetition")
        .isEqualTo(200);
    assertThat(there.post(EVENTS, EVENT.formatted("e4")).status()).isEqualTo(201);
    assertThat(here.get("/v1/outcomes/dashboard").json().at("/summary/total_events").intValue())
        .isEqualTo(4);
  }

  @Test
  void aKeyThatIsRevokedAtOneIsRefusedAtTheOther() {
    HttpCalls operator = one.as(one.operatorKey());
    JsonNode made = operator.post("/v1/keys", NEW_KEY).json();
    String key = made.get("key").textValue();
    Patience.await("the key counts", () -> other.as(key).get("/v1/me").status() == 200);
    String path = "/v1/keys/" + made.get("id").textValue();
    assertThat(operator.delete(path).status()).isBetween(200, 204);
    assertThat(one.as(key).get("/v1/me").status()).as("here at once").isEqualTo(401);
    Patience.await("the key is refused", () -> other.as(key).get("/v1/me").status() == 401);
  }

  @Test
  void readsThatHangKeepNoRevocationWaiting() throws Exception {
    HttpCalls operator = one.as(one.operatorKey());
    JsonNode made = operator.post("/v1/keys", NEW_KEY).json();
    HttpCalls there = other.as(made.get("key").textValue());
    HttpCalls writer = one.as(one.createKey("acme"));
    assertThat(writer.post(EVENTS, EVENT.formatted("e1")).status()).isEqualTo(201);
    Patience.await("the key counts", () -> there.get(EVENTS).status() == 200);
    try (Connection held = database.hold("event")) {
      for (int reader = 0; reader < READERS; reader++) {
        Thread.startVirtualThread(() -> there.get(EVENTS));
      }
      Patience.await("every reader hangs", () -> database.waiting() == READERS);
      String path = "/v1/keys/" + made.get("id").textValue();
      assertThat(operator.delete(path).status()).isBetween(200, 204);
      Patience.await("the key is refused", () -> there.get("/v1/me").status() == 401);
      assertThat(held.isClosed()).isFalse();
      assertThat(database.waiting()).as("they hang all the time").isEqualTo(READERS);
    }
  }

  @Test
  void aDeletedTenantIsGoneAtBoth() {
    String key = one.createKey("acme");
    assertThat(one.as(key).post(EVENTS, EVENT.formatted("e1")).status()).isEqualTo(201);
    Patience.await("the key counts", () -> other.as(key).get(EVENTS).status() == 200);
    HttpCalls operator = other.as(one.operatorKey());
    assertThat(operator.delete("/v1/tenants/acme").status()).isBetween(200, 204);
    Patience.await(
        "its data is removed by whichever node sweeps",
        () -> operator.get("/v1/tenants/acme").status() == 404);
    Patience.await("its key is refused", () -> one.as(key).get(EVENTS).status() == 401);
  }
}
