package dev.trimtab.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hub: what runs, how outcomes lean and what comes in, of one tenant alone. */
class HubIT {
  private static final String HUB = "/v1/operations/hub";

  /** What a tenant has, without the jobs of the server. */
  private static final String OURS = HUB + "?include=import,export,loop,intake";

  private static final String PROCESSES = "/v1/operations/processes";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls acme = as("admin");

  private HttpCalls as(String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }

  private String started(String name) {
    var answer = acme.post(PROCESSES, "{\"type\":\"import\",\"name\":\"" + name + "\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().at("/process/id").asText();
  }

  private void record(double value, Instant occurredAt) {
    String event =
        """
        {"domain":"bot","event_type":"run","metric_type":"success_rate","value":%s,\
        "occurred_at":"%s"}"""
            .formatted(value, occurredAt);
    assertThat(acme.post("/v1/outcomes/events", event).status()).isEqualTo(201);
  }

  private static JsonNode ok(HttpCalls.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void aTenantOfNothingHasAnEmptyHub() {
    JsonNode hub = ok(acme.get(OURS));
    assertThat(hub.fieldNames())
        .toIterable()
        .containsExactly("timestamp", "active_count", "processes", "outcomes", "ingest");
    assertThat(hub.get("active_count").intValue()).isZero();
    assertThat(hub.get("processes")).isEmpty();
    assertThat(hub.get("ingest").toString())
        .isEqualTo("{\"rate_per_s\":0.0,\"queue_depth\":0,\"oldest_unhandled_s\":null}");
    assertThat(hub.get("outcomes").findValuesAsText("metric_type"))
        .containsExactly(
            "success_rate", "quality_score", "latency_ms", "cost_usd", "failure_class");
    assertThat(hub.at("/outcomes/1").toString())
        .isEqualTo(
            "{\"metric_type\":\"quality_score\",\"direction\":\"stable\",\"evidence\":{\"status\":"
                + "\"too_few_samples\",\"difference\":null,\"false_alarms\":\"at most one in 10"
                + " series-years\",\"change_point_id\":null},\"open_change_points\":0,\"events_last_hour\":0,\"last_event_at\":null}");
  }

  @Test
  void outcomesAreSeenAtOnce() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    record(1, now.minus(Duration.ofHours(3)));
    record(0, now);

    JsonNode pulse = ok(acme.get(OURS)).at("/outcomes/0");
    assertThat(pulse.get("direction").asText()).isEqualTo("declining");
    assertThat(pulse.get("events_last_hour").intValue()).isEqualTo(1);
    assertThat(Instant.parse(pulse.get("last_event_at").textValue())).isEqualTo(now);
  }

  @Test
  void theRateIsThatOfTheLastWholeMinute() {
    JsonNode hub;
    Instant before;
    do { // until no minute ends in between
      before = Instant.now().truncatedTo(ChronoUnit.MINUTES);
      hub = hubWithAnEventOf(before.minusSeconds(1));
    } while (!before.equals(Instant.now().truncatedTo(ChronoUnit.MINUTES)));

    assertThat(hub.at("/ingest/rate_per_s").doubleValue()).isEqualTo(1 / 60.0);
  }

  private JsonNode hubWithAnEventOf(Instant minute) {
    record(1, minute);
    return ok(acme.get(OURS));
  }

  @Test
  void processesAreListedByWhatIsAskedFor() {
    String first = started("first.csv");
    String second = started("second.csv");
    String end = "{\"done\":1,\"status\":\"succeeded\"}";
    assertThat(acme.post(PROCESSES + "/" + first + "/report", end).status()).isEqualTo(200);

    JsonNode hub = ok(acme.get(OURS));
    assertThat(hub.get("active_count").intValue()).isEqualTo(1);
    assertThat(hub.get("processes")).isEqualTo(ok(acme.get(PROCESSES)));
    assertThat(hub.at("/processes/0/id").asText()).isEqualTo(second);

    assertThat(ok(acme.get(OURS + "&limit=1")).get("processes")).hasSize(1);
    assertThat(ok(acme.get(OURS + "&status=succeeded")).at("/processes/0/id").asText())
        .isEqualTo(first);
    assertThat(ok(acme.get(HUB + "?include=export")).get("processes")).isEmpty();
    assertThat(ok(acme.get(HUB + "?include=export,import")).get("processes")).hasSize(2);
    JsonNode later = ok(acme.get(OURS + "&since=2999-01-01T00:00:00Z"));
    assertThat(later.get("processes")).isEmpty();
    assertThat(later.get("active_count").intValue()).as("listed or not").isEqualTo(1);
  }

  private String submitted(String title) {
    var answer =
        acme.post(
            "/v1/improvements/intakes",
            """
            {"classification":{"research_type":"user","category":"c"},"content":{"title":"%s"}}"""
                .formatted(title));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  @Test
  void researchRequestsAreAmongTheProcesses() {
    String first = started("first.csv");
    String request = submitted("Why?");
    String last = started("last.csv");

    JsonNode hub = ok(acme.get(OURS));
    assertThat(hub.get("active_count").intValue()).isEqualTo(2);
    assertThat(hub.get("processes").findValuesAsText("id")).containsExactly(last, request, first);
    JsonNode listed = hub.at("/processes/1");
    assertThat(listed.get("type").asText()).isEqualTo("intake");
    assertThat(listed.get("status").asText()).isEqualTo("submitted");
    assertThat(listed.get("name").asText()).isEqualTo("Why?");
    assertThat(listed.get("metadata").toString())
        .isEqualTo("{\"category\":\"c\",\"urgency\":\"medium\"}");
    assertThat(listed.get("actions")).isEmpty();

    for (String url : new String[] {HUB + "?include=intake", OURS + "&status=submitted"}) {
      assertThat(ok(acme.get(url)).get("processes").findValuesAsText("id"))
          .as(url)
          .containsExactly(request);
    }
    for (String url : new String[] {HUB + "?include=import,export", OURS + "&status=running"}) {
      assertThat(ok(acme.get(url)).get("processes").findValuesAsText("id"))
          .as(url)
          .containsExactly(last, first);
    }
    assertThat(ok(acme.get(HUB + "?include=intake&status=running")).get("processes")).isEmpty();
    assertThat(ok(acme.get(OURS + "&since=2999-01-01T00:00:00Z")).get("processes")).isEmpty();
    assertThat(ok(acme.get(OURS + "&limit=2")).get("processes").findValuesAsText("id"))
        .containsExactly(last, request);
  }

  @Test
  void anotherTenantSeesNothingOfIt() {
    submitted("secret");
    started("first.csv");
    record(1, Instant.now());

    HttpCalls other = SERVER.server().as(SERVER.server().createKey("other-" + tenant, "admin"));
    JsonNode hub = ok(other.get(OURS));
    assertThat(hub.get("active_count").intValue()).isZero();
    assertThat(hub.get("processes")).isEmpty();
    assertThat(hub.get("outcomes").findValuesAsText("events_last_hour")).containsOnly("0");
    assertThat(hub.get("outcomes").findValuesAsText("last_event_at")).containsOnly("null");
  }

  @Test
  void whoMayNotAndWhatIsWrong() {
    assertThat(ok(as("operations:read").get(OURS)).get("processes")).isEmpty();
    var refused = as("outcomes:read", "operations:control").get(HUB);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("operations:read");
    assertThat(acme.get(HUB + "?include=import,x&status=x&since=z&limit=0&what=1").body())
        .contains("\"include\"", "\"status\"", "\"since\"", "\"limit\"", "\"what\"");
  }
}
