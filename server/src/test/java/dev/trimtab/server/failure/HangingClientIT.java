package dev.trimtab.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that send half a body and hang hold up nobody, and are answered when they go on. */
class HangingClientIT {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String BATCH = EVENTS + "/batch";
  private static final String EVENT =
      """
      {"domain":"d","event_type":"e","metric_type":"cost_usd","value":1}""";
  private static final int LARGEST = 100_000;
  private static final int IN_FLIGHT = 400_000;

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_BODIES_BATCH_BYTES", Integer.toString(LARGEST))
          .with("TRIMTAB_BODIES_BYTES_IN_FLIGHT", Integer.toString(IN_FLIGHT));

  private final String hangingKey = key("hanging");
  private final HttpCalls hanging = SERVER.server().as(hangingKey);
  private final HttpCalls other = SERVER.server().as(key("other"));
  private final List<HangingClient> clients = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (HangingClient client : clients) {
      client.close();
    }
  }

  @Test
  void halfAnEventHoldsUpNobody() throws IOException {
    for (int i = 0; i < 200; i++) {
      hang(EVENTS, EVENT.substring(0, 20), EVENT.substring(20));
    }
    assertThat(hanging.post(EVENTS, EVENT).status()).isEqualTo(201);
    assertThat(other.post(EVENTS, EVENT).status()).isEqualTo(201);
    assertThat(other.get(EVENTS).json()).hasSize(1);
    for (HangingClient client : clients) {
      assertThat(client.finish()).startsWith("HTTP/1.1 201");
    }
    assertThat(hanging.get(EVENTS + "?limit=1000").json()).hasSize(201);
  }

  @Test
  void halfABatchHoldsNoRoomForTheRestOfIt() throws IOException {
    for (int i = 0; i < 2 * IN_FLIGHT / LARGEST; i++) {
      hang(BATCH, "[" + EVENT, " ".repeat(LARGEST - EVENT.length() - 2) + "]");
    }
    assertThat(hanging.post(BATCH, "[" + EVENT + "]").status()).isEqualTo(200);
    assertThat(other.post(BATCH, "[" + EVENT + "]").status()).isEqualTo(200);
    assertThat(clients.getFirst().finish()).startsWith("HTTP/1.1 200");
  }

  /** What has arrived counts, but no tenant has more than half of the room. */
  @Test
  void manyHangingBatchesFillTheirTenantsRoomAlone() throws IOException {
    Patience.await("room used up", this::isRefusedBesideOneMore);
    assertThat(other.post(BATCH, large()).status()).isEqualTo(200);
    hangUp();
    Patience.await("room given back", () -> hanging.post(BATCH, large()).status() == 200);
  }

  private boolean isRefusedBesideOneMore() {
    hang(BATCH, "[" + EVENT + " ".repeat(LARGEST - 200), "]");
    return hanging.post(BATCH, large()).status() == 429;
  }

  private void hang(String path, String first, String rest) {
    clients.add(new HangingClient(SERVER.server().uri(), hangingKey, path, first, rest));
  }

  private static String large() {
    return "[" + EVENT + " ".repeat(LARGEST - 200) + "]";
  }

  private static String key(String tenant) {
    return SERVER.server().createKey(tenant + "-" + UUID.randomUUID());
  }
}
