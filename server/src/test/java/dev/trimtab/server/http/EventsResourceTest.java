package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.outcome.StorageException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HttpTestProfile.class)
class EventsResourceTest {
  private static final String EVENTS = "/v1/outcomes/events";

  @TestHTTPResource("/")
  String url;

  @Inject MemoryOutcomeStore store;

  private Caller acme;

  @BeforeEach
  void open() {
    store.clear();
    acme = caller("acme");
  }

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
    assertThat(event.fieldNames()).toIterable()
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
    assertThat(event.get("tenant_id").asText()).isEqualTo("acme");
    assertThat(event.get("occurred_at").asText()).isEqualTo("2026-02-28T09:00:00Z");
    assertThat(answer.response().body()).contains("\"metadata\":{\"a\":\"é\",\"b\":1.50}");
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
    assertThat(caller("other").post(EVENTS, event).status()).isEqualTo(201);
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
    assertThat(caller("other").get(EVENTS).json()).isEmpty();
    assertThat(caller("operator").get(EVENTS + "?tenant_id=acme").json()).hasSize(2);
  }

  @Test
  void aVoidedEventIsGone() {
    acme.post(EVENTS, event("a", "\"metric_type\":\"cost_usd\",\"value\":1"));
    String reason = "{\"reason\":\"sent twice\"}";

    assertThat(caller("other").post(EVENTS + "/a/void", reason).status()).isEqualTo(404);
    assertThat(caller("acme-reader").post(EVENTS + "/a/void", reason).status()).isEqualTo(403);
    assertThat(acme.post(EVENTS + "/a/void", "{}").status()).isEqualTo(422);
    assertThat(acme.post(EVENTS + "/a/void", reason).status()).isEqualTo(204);
    assertThat(acme.post(EVENTS + "/a/void", reason).status()).isEqualTo(404);
    assertThat(acme.get(EVENTS + "/a").status()).isEqualTo(404);
  }

  @Test
  void aSeriesTooManyIsNamed() {
    for (int i = 0; i < 20; i++) {
      String series = "{\"domain\":\"d" + i + "\",\"event_type\":\"e\"";
      acme.post(EVENTS, series + ",\"metric_type\":\"cost_usd\",\"value\":1}");
    }
    var answer = acme.post(EVENTS, event("x", "\"metric_type\":\"cost_usd\",\"value\":1"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("detail").asText()).contains("limit of 20");
  }

  @Test
  void aFailedStoreSaysSoAndNothingElse() {
    String event = event("x", "\"metric_type\":\"cost_usd\",\"value\":1");
    for (var kind : StorageException.Kind.values()) {
      store.failWith(kind);
      var answer = acme.post(EVENTS, event);
      assertThat(answer.status()).as(kind.name()).isGreaterThanOrEqualTo(500);
      assertThat(acme.get(EVENTS).status()).as(kind.name()).isEqualTo(answer.status());
      assertThat(answer.response().body()).doesNotContain("told to fail", "secret", "Exception");
      assertThat(answer.json().get("instance").asText()).startsWith("urn:uuid:");
    }
    store.failWith(StorageException.Kind.FULL);
    assertThat(acme.post(EVENTS, event).status()).isEqualTo(507);
    store.failWith(StorageException.Kind.UNAVAILABLE);
    assertThat(acme.post(EVENTS, event).header("retry-after")).isEqualTo("1");
  }

  private static String event(String id, String fields) {
    return "{\"id\":\""
        + id
        + "\",\"domain\":\"support bot\",\"event_type\":\"closed\","
        + fields
        + "}";
  }

  private Caller caller(String key) {
    return new Caller(url.substring(0, url.length() - 1), key);
  }
}
