package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Outcomes of a bot that fall, and what comes of them, over HTTP. */
public record Declines(HttpCalls calls, String domain, SplittableRandom random) {
  public static final String LOOPS = "/v1/improvements/loops";

  public Declines(HttpCalls calls, String domain) {
    this(calls, domain, new SplittableRandom(3));
  }

  /** A history at rest, and a fall that ended just now. */
  public void fall() {
    Instant now = Instant.now();
    record(500, 0.93, now.minus(Duration.ofHours(10)), Duration.ofSeconds(60));
    record(80, 0.5, now.minus(Duration.ofHours(1)), Duration.ofSeconds(30));
  }

  /** Outcomes of just now. */
  public void record(int count, double chance) {
    record(count, chance, Instant.now(), Duration.ZERO);
  }

  private void record(int count, double chance, Instant from, Duration step) {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < count; i++) {
      events.append(
          """
          {"domain":"%s","event_type":"run","metric_type":"success_rate","value":%d,"occurred_at":"%s"}
          """
              .formatted(
                  domain, random.nextDouble() < chance ? 1 : 0, from.plus(step.multipliedBy(i))));
    }
    HttpCalls.Answer answer =
        calls
            .with("Content-Type", "application/x-ndjson")
            .post("/v1/outcomes/events/batch", events.toString());
    assertThat(answer.json().path("accepted").asInt()).as(answer.body()).isEqualTo(count);
  }

  public void template(String document) {
    HttpCalls.Answer answer =
        calls.with("Content-Type", "application/yaml").post("/v1/improvements/templates", document);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  /** The loop that stands there, once one does. */
  public JsonNode await(String state) {
    String path = LOOPS + "?domain=" + domain + "&state=" + state;
    Patience.await("a loop that is " + state, () -> !calls.get(path).json().isEmpty());
    return calls.get(path).json().get(0);
  }

  public JsonNode loop(String id) {
    return calls.get(LOOPS + "/" + id).json();
  }

  public HttpCalls.Answer say(String id, String what, String body) {
    return calls.post(LOOPS + "/" + id + "/" + what, body);
  }
}
