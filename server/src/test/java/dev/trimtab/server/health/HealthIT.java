package dev.trimtab.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What those who watch a server are told while all is well; how it is told that something is not,
 * the tests of failures show.
 */
class HealthIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/metrics", "/openapi"})
  void nobodyNeedsCredentialsToWatch(String path) {
    SERVER.server().createKey("a-tenant-with-a-name");
    Answer answer = SERVER.server().anonymously().get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isNotBlank().doesNotContain("a-tenant-with-a-name");
    assertThat(SERVER.server().as("tt_wrong").get(path).status()).isEqualTo(200);
  }

  @Test
  void readySaysWhatItLookedAt() {
    Answer ready = SERVER.server().anonymously().get("/health/ready");
    assertThat(ready.json().get("status").textValue()).isEqualTo("UP");
    assertThat(ready.json().get("checks").findValuesAsText("name"))
        .containsExactlyInAnyOrder("store", "api keys");
  }

  @Test
  void outcomesAreStaleUntilOneComes() {
    HttpCalls calls = SERVER.server().as(SERVER.server().createKey("h-" + UUID.randomUUID()));
    String path = "/v1/outcomes/health";
    assertThat(calls.get(path).body())
        .isEqualTo("{\"status\":\"stale\",\"hours_since_last_event\":null}");
    for (String time : List.of("2026-01-01T00:00:00Z", java.time.Instant.now().toString())) {
      calls.post(
          "/v1/outcomes/events",
          """
          {"domain":"d","event_type":"e","metric_type":"cost_usd","value":1,"occurred_at":"%s"}"""
              .formatted(time));
    }
    assertThat(calls.get(path).body()).isEqualTo("{\"status\":\"ok\"}");
  }
}
