package dev.trimtab.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many streams there may be. */
class StreamLimitsIT {
  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_STREAMS_PER_TENANT", "2")
          .with("TRIMTAB_STREAMS_TOTAL", "3");

  private final HttpCalls acme = reader("acme-" + UUID.randomUUID());
  private final HttpCalls other = reader("other-" + UUID.randomUUID());

  @Test
  void aLimitThatIsReachedIsNamedAndAPlaceThatIsLeftIsFree() throws IOException {
    try (StreamCall first = StreamCall.open(acme, "");
        StreamCall second = StreamCall.open(acme, "")) {
      assertThat(first.next()).isNotNull();
      assertThat(second.next()).isNotNull();
      assertRefused(acme, "trimtab.streams.per-tenant");
      try (StreamCall third = StreamCall.open(other, "")) {
        assertThat(third.status()).isEqualTo(200);
        assertThat(metric("trimtab_streams_open")).isEqualTo(3);
        assertRefused(other, "trimtab.streams.total");
      }
      awaitPlace(other);
      assertRefused(acme, "trimtab.streams.per-tenant");
    }
    awaitPlace(acme);
  }

  @Test
  void aCallThatIsRefusedTakesNoPlace() {
    for (int i = 0; i < 5; i++) {
      assertThat(acme.get("/v1/outcomes/stream?after=77").status()).isEqualTo(422);
      assertThat(acme.head("/v1/outcomes/stream")).isEqualTo(200);
    }
    awaitPlace(acme);
  }

  private static void assertRefused(HttpCalls calls, String limit) {
    HttpCalls.Answer answer = calls.get("/v1/outcomes/stream");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("retry-after")).isEqualTo("5");
    assertThat(answer.json().get("type").asText())
        .isEqualTo("urn:trimtab:problem:too-many-streams");
    assertThat(answer.json().get("detail").asText()).contains(limit);
  }

  /** The server notices within a second that a reader has gone. */
  private static void awaitPlace(HttpCalls calls) {
    while (true) {
      try (StreamCall stream = StreamCall.open(calls, "")) {
        if (stream.status() == 200) {
          return;
        }
        assertThat(stream.status()).isEqualTo(429);
      }
      Thread.onSpinWait();
    }
  }

  private static double metric(String name) {
    return Metric.of(SERVER.server(), name);
  }

  private static HttpCalls reader(String tenant) {
    return SERVER.server().as(SERVER.server().createKey(tenant, "outcomes:read"));
  }
}
