package dev.trimtab.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Change points of whole domains and of values of metadata keys. */
class PoolsIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private static final String OPEN = "/v1/outcomes/change-points?status=open";
  private static final int TYPES = 24;

  private final String tenant = "pools-" + UUID.randomUUID();
  private final HttpCalls calls = SERVER.server().as(SERVER.server().createKey(tenant, "admin"));
  private final SplittableRandom random = new SplittableRandom(5);
  private Instant time = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(12));

  @Test
  void whatNoSeriesHasEnoughSamplesToShowIsFoundInTheDomainAndInTheValue() {
    watch("{\"granularity\":\"domain\",\"metadata_keys\":[\"region\"]}");
    record(480, 0.95);
    record(90, 0.1);
    Patience.await("two change points", () -> get(OPEN).size() >= 2);

    JsonNode points = get(OPEN);
    assertThat(points.findValuesAsText("event_type")).containsOnly("null");
    JsonNode domain = withMetadata(points, "null");
    JsonNode value = withMetadata(points, "{\"region\":\"eu\"}");
    assertThat(domain.get("id").asText()).matches("cp_\\d+_\\d+");

    JsonNode detail = get("/v1/outcomes/change-points/" + domain.get("id").asText()).get("detail");
    assertThat(detail.at("/before/value").asDouble()).isGreaterThan(0.9);
    assertThat(detail.at("/after/high").asDouble()).isLessThan(0.9);
    assertThat(detail.at("/causes/parts/0/slice").toString()).isEqualTo("{\"region\":\"eu\"}");
    assertThat(detail.at("/causes/dimensions").toString()).contains("event_type", "region");
    JsonNode ofValue = get("/v1/outcomes/change-points/" + value.get("id").asText()).get("detail");
    assertThat(ofValue.at("/after/value").asDouble()).isLessThan(0.4);
    ofValue
        .get("examples")
        .forEach(each -> assertThat(each.at("/metadata/region").asText()).isEqualTo("eu"));
    assertThat(get("/v1/outcomes/trends/success_rate?domain=bot").at("/evidence/status").asText())
        .isEqualTo("significant");
    assertThat(get(OPEN + "&event_type=type-1")).isEmpty();
  }

  @Test
  void whatIsWatchedIsListed() {
    watch("{\"metadata_keys\":[\"run\",\"region\"]}");
    record(48, 0.9);

    JsonNode pools = get("/v1/outcomes/pools");
    List<String> states = pools.findValuesAsText("status");
    assertThat(states).filteredOn("watched"::equals).hasSize(20 + 2);
    assertThat(states).filteredOn("no_place"::equals).hasSize(1);
    assertThat(pools.get(0).get("metadata").toString()).isEqualTo("{\"region\":\"eu\"}");
  }

  @Test
  void whatIsWrongIsNamed() {
    HttpCalls.Answer wrong =
        operator()
            .put(
                "/v1/tenants/" + tenant,
                "{\"watching\":{\"granularity\":\"event\",\"metadata_keys\":[\"a\",\"a\"],\"x\":1}}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/watching/granularity", "/watching/metadata_keys", "/watching/x");
    HttpCalls.Answer type =
        operator().put("/v1/tenants/" + tenant, "{\"watching\":{\"metadata_keys\":[1]}}");
    assertThat(type.body()).contains("/watching/metadata_keys/0");
    assertThat(get("/v1/outcomes/pools")).isEmpty();
  }

  private static JsonNode withMetadata(JsonNode points, String metadata) {
    for (JsonNode point : points) {
      if (point.get("metadata").toString().equals(metadata)) {
        return point;
      }
    }
    throw new AssertionError("none of " + metadata + " in " + points);
  }

  private HttpCalls operator() {
    return SERVER.server().as(SERVER.server().operatorKey());
  }

  private void watch(String watching) {
    HttpCalls.Answer put =
        operator().put("/v1/tenants/" + tenant, "{\"watching\":" + watching + "}");
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(put.json().at("/settings/watching/metadata_keys").isArray()).isTrue();
  }

  /** Outcomes of many event types in turn; those in one region may go wrong. */
  private void record(int count, double chanceInEurope) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean isEurope = i / TYPES % 2 == 0;
      int value = random.nextDouble() < (isEurope ? chanceInEurope : 0.95) ? 1 : 0;
      lines.append(
          """
          {"domain":"bot","event_type":"type-%d","metric_type":"success_rate","value":%d,\
          "occurred_at":"%s","metadata":{"region":"%s","run":"%d"}}
          """
              .formatted(i % TYPES, value, time, isEurope ? "eu" : "us", i));
      time = time.plusSeconds(60);
    }
    HttpCalls.Answer answer =
        calls
            .with("Content-Type", "application/x-ndjson")
            .post("/v1/outcomes/events/batch", lines.toString());
    assertThat(answer.json().get("accepted").asInt()).as(answer.body()).isEqualTo(count);
  }

  private JsonNode get(String path) {
    HttpCalls.Answer answer = calls.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
