package dev.trimtab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.client.ScriptedServer.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a call is sent again, and when it must not be. */
class RetryTest {
  private static final EventIn NAMELESS =
      new EventIn(null, "bot", "answer", "success_rate", 1.0, null, null);
  private static final String ALL_STORED = "{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}";

  private final List<Duration> waits = new ArrayList<>();
  private ScriptedServer server;
  private TrimtabClient client;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
    Retry retry = new Retry(3, Duration.ofMillis(100), Duration.ofSeconds(30));
    ClientSettings settings =
        new ClientSettings(
            server.url(), null, null, Duration.ofSeconds(5), Duration.ofSeconds(5), retry);
    client = new TrimtabClient(settings, new Wire(settings, waits::add, new Random(1)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private BatchResult send(EventIn event) {
    return client.recordAll(List.of(event));
  }

  @Test
  void eventsWithIdsAreSentAgainAfterTheWaitTheServerAsksFor() {
    server.then(new Answer(429, "", Map.of("Retry-After", "2"))).then(200, ALL_STORED);

    assertThat(send(NAMELESS.withId("e1")).accepted()).isEqualTo(1);
    assertThat(waits).containsExactly(Duration.ofSeconds(2));
    assertThat(server.received.get(1).body()).isEqualTo(server.received.get(0).body());
  }

  @Test
  void noWaitIsLongerThanBearable() {
    server.then(new Answer(503, "", Map.of("Retry-After", "86400"))).then(200, ALL_STORED);

    send(NAMELESS.withId("e1"));

    assertThat(waits).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void theWaitsGrowAndTheAttemptsEnd() {
    server.then(503, "").then(503, "").then(503, "");

    assertThatThrownBy(() -> send(NAMELESS.withId("e1")))
        .isInstanceOfSatisfying(TrimtabException.class, e -> assertThat(e.status()).isEqualTo(503));
    assertThat(waits).hasSize(2);
    assertThat(waits.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(waits.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void aBrokenConnectionIsTriedAgainWhereIdsMakeItSafe() {
    server.then(Answer.BROKEN).then(200, ALL_STORED);

    assertThat(send(NAMELESS.withId("e1")).accepted()).isEqualTo(1);
  }

  @Test
  void eventsWithoutIdsAreSentOnce() {
    server.then(503, "");

    assertThatThrownBy(() -> send(NAMELESS)).isInstanceOf(TrimtabException.class);
    assertThat(server.received).hasSize(1);
  }

  @Test
  void aBrokenConnectionIsReportedWhereASecondCallCouldCountTwice() {
    server.then(Answer.BROKEN);

    assertThatThrownBy(() -> send(NAMELESS))
        .isInstanceOfSatisfying(
            TrimtabException.class, e -> assertThat(e.isUnreachable()).isTrue());
    assertThat(server.received).hasSize(1);
  }

  @Test
  void otherRefusalsAreFinal() {
    server.then(500, "");

    assertThatThrownBy(() -> send(NAMELESS.withId("e1")))
        .hasMessage("500: the server gave no reason");
    assertThat(waits).isEmpty();
  }

  @Test
  void keysAreMadeOnce() {
    server.then(429, "");

    assertThatThrownBy(() -> client.createKey(new KeyIn(null, "n", List.of("admin"), null)))
        .isInstanceOf(TrimtabException.class);
    assertThat(server.received).hasSize(1);
  }
}
