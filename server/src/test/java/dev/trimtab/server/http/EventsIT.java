package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsIT {
  private static final String EVENTS = "/v1/outcomes/events";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls acme = as(tenant, "outcomes:read", "outcomes:write");
  private final HttpCalls other = as("other-" + tenant, "outcomes:read", "outcomes:write");

  @Test
  void recordsAnEvent() {
    var answer =
        acme.post(
            EVENTS,
            """
            {"domain":"support-bot","event_type":"ticket_closed","metric_type":"success_rate",
             "value":0.5,"occurred_at":"2026-02-28T10:00:00+01:00","metadata":{"b":1.50,"a":"é"}}
            """);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("content-type")).startsWith("application/json");
    JsonNode event = answer.json();
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "tenant_id",
            "domain",
            "event_type",
            "metric_type",
            "value",
            "occurred_at",
            "recorded_at",
            "metadata");
    assertThat(event.get("tenant_id").asText()).isEqualTo(tenant);
    assertThat(event.get("occurred_at").asText()).isEqualTo("2026-02-28T09:00:00Z");
    assertThat(answer.body()).contains("\"metadata\":{\"a\":\"é\",\"b\":1.50}");
    assertThat(acme.get(EVENTS + "/" + event.get("id").asText()).json()).isEqualTo(event);
  }

  @Test
  void theSameIdIsTheSameEvent() {
    String event = event("run/7 é", "\"metric_type\":\"latency_ms\",\"value\":12");
    assertThat(acme.post(EVENTS, event).status()).isEqualTo(201);
    assertThat(acme.post(EVENTS, event).status()).isEqualTo(200);
    assertThat(acme.get(EVENTS + "/run%2F7%20%C3%A9").status()).isEqualTo(200);

    var conflict =
        acme.post(EVENTS, event("run/7 é", "\"metric_type\":\"latency_ms\",\"value\":13"));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.json().at("/errors/0/pointer").asText()).isEqualTo("/id");
    assertThat(other.post(EVENTS, event).status()).isEqualTo(201);
  }

  @Test
  void pagesLeadFromTheNewestToTheOldest() {
    for (int i = 0; i < 5; i++) {
      String when = "\"occurred_at\":\"2026-01-01T00:00:0" + i / 2 + "Z\"";
      acme.post(EVENTS, event("e" + i, "\"metric_type\":\"cost_usd\",\"value\":1," + when));
    }
    List<String> ids = new ArrayList<>();
    String next = EVENTS + "?limit=2&domain=support%20bot&metric_type=cost_usd";
    while (next != null) {
      var page = acme.get(next);
      assertThat(page.status()).isEqualTo(200);
      page.json().forEach(event -> ids.add(event.get("id").asText()));
      String link = page.header("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(ids).containsExactly("e4", "e3", "e2", "e1", "e0");
  }

  @Test
  void listsWhatIsAskedFor() {
    acme.post(
        EVENTS,
        event("a", "\"metric_type\":\"cost_usd\",\"value\":1,\"metadata\":{\"agent\":\"x\"}"));
    acme.post(EVENTS, event("b", "\"metric_type\":\"latency_ms\",\"value\":1"));

    assertThat(acme.get(EVENTS + "?metadata.agent=x").json().findValuesAsText("id"))
        .containsExactly("a");
    assertThat(acme.get(EVENTS + "?metric_type=latency_ms").json().findValuesAsText("id"))
        .containsExactly("b");
    assertThat(acme.get(EVENTS + "?until=2020-01-01T00:00:00Z").json()).isEmpty();
    assertThat(acme.get(EVENTS + "?domain=other").json()).isEmpty();
    assertThat(other.get(EVENTS).json()).isEmpty();
    assertThat(
            SERVER
                .server()
                .as(SERVER.server().operatorKey())
                .get(EVENTS + "?tenant_id=" + tenant)
                .json())
        .hasSize(2);
  }

  @Test
  void aVoidedEventIsGone() {
    acme.post(EVENTS, event("a", "\"metric_type\":\"cost_usd\",\"value\":1"));
    String reason = "{\"reason\":\"sent twice\"}";

    assertThat(other.post(EVENTS + "/a/void", reason).status()).isEqualTo(404);
    assertThat(as(tenant, "outcomes:read").post(EVENTS + "/a/void", reason).status())
        .isEqualTo(403);
    assertThat(acme.post(EVENTS + "/a/void", "{}").status()).isEqualTo(422);
    assertThat(acme.post(EVENTS + "/a/void", reason).status()).isEqualTo(204);
    assertThat(acme.post(EVENTS + "/a/void", reason).status()).isEqualTo(404);
    assertThat(acme.get(EVENTS + "/a").status()).isEqualTo(404);
  }

  private static String event(String id, String fields) {
    return "{\"id\":\""
        + id
        + "\",\"domain\":\"support bot\",\"event_type\":\"closed\","
        + fields
        + "}";
  }

  private static HttpCalls as(String tenant, String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }
}
