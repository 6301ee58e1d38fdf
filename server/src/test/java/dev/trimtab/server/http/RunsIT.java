package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsIT {
  private static final String RUNS = "/v1/outcomes/runs";
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String RUN =
      """
      {"run_id":"r/1","domain":"support-bot","success":false,"quality":-0.0,"latency_ms":1840,
       "cost_usd":0.02,"failure_class":"timeout","agent":"triage","version":"7",
       "occurred_at":"2026-03-02T10:30:00+01:00","metadata":{"z":1.50,"session_id":"s"}}\
      """;

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls calls = as(tenant, "outcomes:write", "outcomes:read");

  @Test
  void aRunIsUpToFiveEvents() {
    var answer = calls.post(RUNS, RUN);

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().get("run_id").asText()).isEqualTo("r/1");
    JsonNode events = answer.json().get("events");
    assertThat(events.findValuesAsText("id"))
        .containsExactly(
            "r/1:success_rate",
            "r/1:quality_score",
            "r/1:latency_ms",
            "r/1:cost_usd",
            "r/1:failure_class");
    assertThat(events.findValuesAsText("value"))
        .containsExactly("0.0", "0.0", "1840.0", "0.02", "1.0");
    assertThat(events.findValuesAsText("event_type")).containsOnly("run");
    assertThat(events.findValuesAsText("occurred_at")).containsOnly("2026-03-02T09:30:00Z");
    assertThat(answer.body())
        .contains(
            "\"metadata\":{\"agent\":\"triage\",\"session_id\":\"s\",\"version\":\"7\",\"z\":1.50}",
            "{\"agent\":\"triage\",\"failure_class\":\"timeout\",\"session_id\":\"s\",\"version\":"
                + "\"7\",\"z\":1.50}");
    assertThat(calls.get(EVENTS + "/r%2F1:latency_ms").json()).isEqualTo(events.get(2));
  }

  @Test
  void theSameRunAgainIsTheSameEvents() {
    JsonNode first = calls.post(RUNS, RUN).json();

    var again = calls.post(RUNS, RUN);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first);
    var less =
        calls.post(RUNS, "{\"run_id\":\"r/1\",\"domain\":\"support-bot\",\"success\":false}");
    assertThat(less.status()).isEqualTo(200);
    assertThat(calls.get(EVENTS).json()).hasSize(5);
  }

  @Test
  void aLaterCallMayAddMeasurements() {
    String start = "{\"run_id\":\"r\",\"domain\":\"d\",\"success\":true";
    assertThat(calls.post(RUNS, start + "}").status()).isEqualTo(201);

    var more = calls.post(RUNS, start + ",\"quality\":0.5}");
    assertThat(more.status()).isEqualTo(201);
    assertThat(more.json().get("events")).hasSize(2);
    assertThat(calls.post(RUNS, start + ",\"quality\":0.5}").status()).isEqualTo(200);
  }

  @Test
  void otherContentIsAConflictAndNothingIsStored() {
    calls.post(RUNS, "{\"run_id\":\"r\",\"domain\":\"d\",\"success\":true,\"agent\":\"a\"}");

    for (String other :
        new String[] {
          "\"domain\":\"d\",\"success\":false",
          "\"domain\":\"e\",\"success\":true",
          "\"domain\":\"d\",\"success\":true,\"agent\":\"b\"",
          "\"domain\":\"d\",\"success\":true,\"occurred_at\":\"2020-01-01T00:00:00Z\""
        }) {
      var answer = calls.post(RUNS, "{\"run_id\":\"r\",\"latency_ms\":7," + other + "}");
      assertThat(answer.status()).as(other).isEqualTo(409);
      assertThat(answer.json().get("errors").findValuesAsText("pointer"))
          .containsExactly("/success");
    }
    assertThat(calls.get(EVENTS).json()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|/run_id,/domain",
        "{'run_id':'r','domain':'d'}|/success",
        "{'run_id':'r','domain':'d','success':1}|/success",
        "{'run_id':'r','domain':'d','quality':'good'}|/quality",
        "{'run_id':'r','domain':'d','quality':NaN}|/quality",
        "{'run_id':'r','domain':'d','latency_ms':-1,'cost_usd':1e999}|/cost_usd,/latency_ms",
        "{'run_id':'r','domain':'d','failure_class':' '}|/failure_class",
        "{'run_id':'r','domain':'d','success':true,'colour':1}|/colour",
        "{'run_id':'r','domain':'d','success':true,'metadata':[]}|/metadata",
        "{'run_id':'r','domain':'d','success':true,'metadata':{'a':{'b':'\\ud800'}}}|/metadata/a/b",
        "{'run_id':'r','domain':'d','success':true,'agent':'a','metadata':{'agent':'b'}}|/agent",
        "{'run_id':'r','domain':'d','success':true,'occurred_at':'9999-01-01T00:00:00Z'}|/occurred_at",
        "{'run_id':'r','domain':'d','success':true,'success':true}|/success",
      })
  void whatIsWrongIsNamedAndNothingIsStored(String body, String pointers) {
    var answer = calls.post(RUNS, body.replace('\'', '"'));

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsText("pointer"))
        .containsExactly(pointers.split(","));
    assertThat(calls.get(EVENTS).body()).isEqualTo("[]");
  }

  @Test
  void otherBodiesAreRefused() {
    assertThat(calls.post(RUNS, "{\"run_id\":").status()).isEqualTo(400);
    assertThat(calls.post(RUNS, "[]").status()).isEqualTo(422);
    assertThat(
            calls
                .post(RUNS, RUN.replace("r/1", "r".repeat(181)))
                .json()
                .at("/errors/0/pointer")
                .asText())
        .isEqualTo("/run_id");
    assertThat(as(tenant, "outcomes:read").post(RUNS, RUN).status()).isEqualTo(403);
    assertThat(as("other-" + tenant, "outcomes:write").post(RUNS, RUN).status()).isEqualTo(201);
  }

  private static HttpCalls as(String tenant, String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }
}
