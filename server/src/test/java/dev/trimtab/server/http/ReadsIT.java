package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadsIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final HttpCalls calls = caller();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 4; i++) {
      record("success_rate", i < 2 ? "1" : "0.5", now.minusSeconds(10 - i), "");
    }
    record("latency_ms", "100", now.minus(Duration.ofDays(8)), "");
    record("latency_ms", "150", now.minus(Duration.ofDays(1)), "");
    record("cost_usd", "0.25", now.minusSeconds(5), "");
    record("failure_class", null, now, ",\"metadata\":{\"failure_class\":\"timeout\"}");
    record("failure_class", null, now, ",\"metadata\":{\"failure_class\":\"timeout\"}");
    record("failure_class", null, now.minus(Duration.ofDays(40)), "");
  }

  @Test
  void aTrendComparesTheOlderHalfWithTheNewer() {
    JsonNode trend = get("/v1/outcomes/trends/success_rate?window=4&domain=shop");

    assertThat(trend.toString())
        .startsWith(
            """
            {"metric_type":"success_rate","domain":"shop","window":4,"direction":"declining",\
            "sample_size":4,"values":[1.0,1.0,0.5,0.5],"previous_avg":1.0,"current_avg":0.5,\
            "change_pct":-50.0,"previous_count":2,"current_count":2,\
            "evidence":{"status":"too_few_samples","difference":{""");
    assertThat(trend.at("/evidence/difference/low").asDouble()).isBetween(-1.0, -0.5);
    assertThat(trend.at("/evidence/difference/high").asDouble()).isBetween(0.5, 1.0);
    assertThat(get("/v1/outcomes/trends/success_rate?window=2").get("domain").asText())
        .isEqualTo("all");
    assertThat(get("/v1/outcomes/trends/success_rate?event_type=other").get("sample_size").asInt())
        .isZero();
    String until = "?until=" + now.minusSeconds(8);
    assertThat(get("/v1/outcomes/trends/success_rate" + until).get("sample_size").asInt())
        .isEqualTo(2);
  }

  @Test
  void allTrendsComeInTheOrderOfTheContract() {
    assertThat(get("/v1/outcomes/trends").findValuesAsText("metric_type"))
        .containsExactly(
            "success_rate", "quality_score", "latency_ms", "cost_usd", "failure_class");
  }

  @Test
  void theDashboardHoldsEverythingAFirstLookNeeds() {
    JsonNode dashboard = get("/v1/outcomes/dashboard?recent_limit=3");

    assertThat(dashboard.get("trends")).hasSize(5);
    assertThat(dashboard.get("recent_events")).hasSize(3);
    assertThat(dashboard.get("summary").toString())
        .isEqualTo(
            """
            {"total_events":10,"domains":["shop"],"domain_count":1,"event_types":["order"],\
            "metric_counts":{"success_rate":4,"quality_score":0,"latency_ms":2,"cost_usd":1,\
            "failure_class":3}}""");
    JsonNode latency = dashboard.at("/week_over_week/2");
    assertThat(latency.toString())
        .isEqualTo(
            """
            {"metric_type":"latency_ms","current_week_avg":150.0,"previous_week_avg":100.0,\
            "pct_change":50.0}""");
    assertThat(dashboard.get("top_failure_modes").toString())
        .isEqualTo("[{\"failure_class\":\"timeout\",\"count\":2}]");
    assertThat(dashboard.get("open_loops")).isEmpty();
    assertThat(dashboard.get("change_points")).isEmpty();
    assertThat(get("/v1/outcomes/dashboard?failure_days=60").get("top_failure_modes")).hasSize(2);
    assertThat(
            get("/v1/outcomes/dashboard?domain=other&recent_limit=0")
                .at("/summary/total_events")
                .asInt())
        .isZero();
  }

  @Test
  void theReturnOnInvestmentIsReckoned() {
    String body = "\"hours_saved_per_success\":0.5,\"cost_per_hour_usd\":60";
    var answer = calls.post("/v1/outcomes/roi", "{\"domain\":\"shop\"," + body + "}");

    assertThat(answer.body())
        .isEqualTo(
            """
            {"total_invocations":4,"success_count":2,"failure_count":2,"estimated_hours_saved":1.0,\
            "estimated_value_usd":60.0,"success_rate":0.5,"avg_latency_ms":125.0,\
            "total_cost_usd":0.25,"net_value_usd":59.75}""");
    String other = "{\"domain\":\"shop\",\"event_type\":\"other\",\"window_days\":1," + body + "}";
    assertThat(calls.post("/v1/outcomes/roi", other).json().get("total_invocations").asInt())
        .isZero();
    var wrong = calls.post("/v1/outcomes/roi", "{\"window_days\":0,\"cost_per_hour_usd\":-1}");
    assertThat(wrong.json().get("errors").findValuesAsText("pointer"))
        .containsExactly(
            "/domain", "/hours_saved_per_success", "/cost_per_hour_usd", "/window_days");
  }

  @Test
  void healthSaysWhetherOutcomesArrive() {
    assertThat(get("/v1/outcomes/health").toString()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(SERVER.server().anonymously().get("/v1/outcomes/health").status()).isEqualTo(200);
    HttpCalls nobody = caller();
    assertThat(nobody.get("/v1/outcomes/health").body())
        .isEqualTo("{\"status\":\"stale\",\"hours_since_last_event\":null}");
    HttpCalls late = caller();
    late.post("/v1/outcomes/events", event("cost_usd", "1", now.minus(Duration.ofHours(36)), ""));
    JsonNode health = late.get("/v1/outcomes/health").json();
    assertThat(health.get("hours_since_last_event").asDouble()).isBetween(36.0, 36.1);
  }

  @Test
  void nobodySeesAnothersOutcomes() {
    HttpCalls other = caller();
    assertThat(other.get("/v1/outcomes/dashboard").json().at("/summary/total_events").asInt())
        .isZero();
    assertThat(other.get("/v1/outcomes/trends/cost_usd").json().get("sample_size").asInt())
        .isZero();
  }

  private JsonNode get(String path) {
    var answer = calls.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void record(String metricType, String value, Instant occurredAt, String more) {
    String event = event(metricType, value, occurredAt, more);
    assertThat(calls.post("/v1/outcomes/events", event).status()).isEqualTo(201);
  }

  private static String event(String metricType, String value, Instant occurredAt, String more) {
    return """
        {"domain":"shop","event_type":"order","metric_type":"%s","value":%s,"occurred_at":"%s"%s}"""
        .formatted(metricType, value, occurredAt, more);
  }

  private static HttpCalls caller() {
    return SERVER.server().as(SERVER.server().createKey("reads-" + UUID.randomUUID(), "admin"));
  }
}
