package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what runs in one environment, as the settings of domains say. */
class EnvironmentIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final HttpCalls calls =
      SERVER.server().as(SERVER.server().createKey("environment-" + UUID.randomUUID(), "admin"));

  @BeforeEach
  void fill() {
    for (String domain : new String[] {"shop", "desk", "trial"}) {
      place(domain, domain.equals("trial") ? "staging" : "production");
      record(domain, "latency_ms", domain.equals("trial") ? 900 : 100);
    }
    record("nowhere", "latency_ms", 500);
    String marker = "{\"domain\":\"%s\",\"kind\":\"deploy\",\"label\":\"v2\"}";
    assertThat(calls.post("/v1/outcomes/markers", marker.formatted("shop")).status())
        .isEqualTo(201);
    assertThat(calls.post("/v1/outcomes/markers", marker.formatted("trial")).status())
        .isEqualTo(201);
  }

  @Test
  void theDashboardIsOfItsDomains() {
    JsonNode dashboard = get("/v1/outcomes/dashboard?environment=production");

    assertThat(dashboard.at("/summary/domains").toString()).isEqualTo("[\"desk\",\"shop\"]");
    assertThat(dashboard.at("/summary/total_events").asInt()).isEqualTo(2);
    assertThat(dashboard.at("/trends/2/values").toString()).isEqualTo("[100.0,100.0]");
    assertThat(dashboard.at("/week_over_week/2/current_week_avg").asDouble()).isEqualTo(100);
    assertThat(dashboard.get("recent_events").findValuesAsText("domain"))
        .containsExactlyInAnyOrder("shop", "desk");
    assertThat(dashboard.get("environments").toString()).isEqualTo("[\"production\",\"staging\"]");
    assertThat(get("/v1/outcomes/dashboard?environment=other").at("/summary/total_events").asInt())
        .isZero();
  }

  @Test
  void soAreTrendsChartsAndLists() {
    String where = "environment=staging";

    assertThat(get("/v1/outcomes/trends?" + where).at("/2/values").toString()).isEqualTo("[900.0]");
    assertThat(get("/v1/outcomes/trends/latency_ms?" + where).get("sample_size").asInt()).isOne();
    assertThat(
            get("/v1/outcomes/series?metric_type=latency_ms&" + where)
                .at("/series/0/count")
                .asInt())
        .isOne();
    assertThat(get("/v1/outcomes/segments?metric_type=latency_ms&" + where).at("/segments/0/mean"))
        .hasToString("900.0");
    assertThat(get("/v1/outcomes/events?" + where).findValuesAsText("domain"))
        .containsExactly("trial");
    assertThat(get("/v1/outcomes/markers?" + where).findValuesAsText("domain"))
        .containsExactly("trial");
    assertThat(get("/v1/outcomes/change-points?" + where)).isEmpty();
    assertThat(get("/v1/improvements/loops?" + where)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/outcomes/dashboard?",
        "/v1/outcomes/trends?",
        "/v1/outcomes/series?metric_type=latency_ms&",
        "/v1/outcomes/segments?metric_type=latency_ms&",
        "/v1/outcomes/events?",
        "/v1/outcomes/stream?",
        "/v1/outcomes/markers?",
        "/v1/outcomes/change-points?",
        "/v1/improvements/loops?"
      })
  void aDomainElsewhereIsRefused(String path) {
    var answer = calls.get(path + "domain=trial&environment=production");

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("whose settings name staging");
  }

  @Test
  void ofADomainOfItsOwnItChangesNothing() {
    assertThat(
            get("/v1/outcomes/dashboard?domain=trial&environment=staging")
                .at("/summary/total_events")
                .asInt())
        .isOne();
  }

  @Test
  void anEnvironmentThatIsTooLargeIsRefusedWhereItIsAddedUp() {
    for (int i = 0; i < Environments.MAX_DOMAINS; i++) {
      place("bot-" + i, "production");
    }

    for (String path :
        new String[] {
          "/v1/outcomes/dashboard?",
          "/v1/outcomes/trends/latency_ms?",
          "/v1/outcomes/series?metric_type=latency_ms&",
          "/v1/outcomes/segments?metric_type=latency_ms&"
        }) {
      var answer = calls.get(path + "environment=production");
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("has more than the 200 domains that are added up");
    }
    assertThat(get("/v1/outcomes/events?environment=production")).hasSize(2);
  }

  @Test
  void aReturnIsOfOneDomainAndTakesNone() {
    String asked =
        """
        {"domain":"trial","environment":"staging","hours_saved_per_success":1,"cost_per_hour_usd":1}""";

    var answer = calls.post("/v1/outcomes/roi", asked);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().findValuesAsText("pointer")).containsExactly("/environment");
  }

  private void place(String domain, String environment) {
    var put = calls.put("/v1/domains/" + domain, "{\"environment\":\"" + environment + "\"}");
    assertThat(put.status()).as(put.body()).isEqualTo(200);
  }

  private void record(String domain, String metricType, double value) {
    String event =
        """
        {"domain":"%s","event_type":"order","metric_type":"%s","value":%s}"""
            .formatted(domain, metricType, value);
    assertThat(calls.post("/v1/outcomes/events", event).status()).isEqualTo(201);
  }

  private JsonNode get(String path) {
    var answer = calls.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
