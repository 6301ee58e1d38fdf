package dev.trimtab.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.loops.Declines;
import dev.trimtab.server.stream.StreamCall;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loops among the processes: listed, found, cancelled, and told as they change. */
class ProcessStreamIT {
  private static final String STREAM = "/v1/operations/stream";
  private static final String HUB = "/v1/operations/hub";
  private static final String PROCESSES = "/v1/operations/processes";
  private static final String BY_HAND =
      """
      name: rollback
      match: {metric_type: success_rate, domain: bot}
      trigger: manual
      steps:
        - approve
        - verify
      """;

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_STREAMS_HEARTBEAT", "1s")
          .with("TRIMTAB_STREAMS_PER_TENANT", "2");

  private final String tenant = "processes-" + UUID.randomUUID();
  private final HttpCalls acme = as("admin");
  private final Declines bot = new Declines(acme, "bot");

  private HttpCalls as(String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }

  private String opened() {
    bot.template(BY_HAND);
    bot.record(5, 1);
    HttpCalls.Answer opened =
        acme.post(
            Declines.LOOPS,
            """
            {"template":"rollback","domain":"bot","event_type":"run","metric_type":"success_rate",
             "why":"a new prompt"}""");
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    bot.await("awaiting_approval");
    return opened.json().get("id").asText();
  }

  private String started(String name) {
    return acme.post(PROCESSES, "{\"type\":\"import\",\"name\":\"" + name + "\"}")
        .json()
        .at("/process/id")
        .asText();
  }

  private HttpCalls.Answer control(String id, String action) {
    return acme.post(PROCESSES + "/" + id + "/control", "{\"action\":\"" + action + "\"}");
  }

  @Test
  void loopsAreAmongTheProcesses() {
    String file = started("a.csv");
    String loop = opened();

    JsonNode hub = acme.get(HUB).json();
    assertThat(hub.get("active_count").asInt()).isEqualTo(2);
    assertThat(hub.get("processes").findValuesAsText("id"))
        .filteredOn(id -> !id.startsWith("job-"))
        .containsExactly(loop, file);
    JsonNode listed = hub.at("/processes/0");
    assertThat(listed.get("type").asText()).isEqualTo("loop");
    assertThat(listed.get("status").asText()).isEqualTo("running");
    assertThat(listed.get("name").asText()).isEqualTo("rollback: success_rate of run in bot");
    assertThat(listed.get("metadata").toString())
        .isEqualTo(
            "{\"state\":\"awaiting_approval\",\"template\":\"rollback\",\"template_version\":1,"
                + "\"series\":{\"domain\":\"bot\",\"event_type\":\"run\","
                + "\"metric_type\":\"success_rate\"}}");
    assertThat(listed.at("/actions/0").asText()).isEqualTo("cancel");
    assertThat(acme.get(PROCESSES + "/" + loop).json()).isEqualTo(listed);

    assertThat(ids("?include=loop")).containsExactly(loop);
    assertThat(ids("?include=loop,import&status=running")).containsExactly(loop, file);
    for (String none :
        List.of(
            "?include=loop&status=failed",
            "?status=interrupted",
            "?include=loop,import&since=2999-01-01T00:00:00Z")) {
      assertThat(ids(none)).as(none).isEmpty();
    }
    HttpCalls other = SERVER.server().as(SERVER.server().createKey("other-" + tenant, "admin"));
    assertThat(other.get(HUB).json().get("active_count").asInt()).isZero();
    assertThat(other.get(PROCESSES + "/" + loop).status()).isEqualTo(404);
    assertThat(other.post(PROCESSES + "/" + loop + "/control", "{\"action\":\"cancel\"}").status())
        .isEqualTo(404);
  }

  private List<String> ids(String query) {
    return acme.get(HUB + query).json().get("processes").findValuesAsText("id");
  }

  @Test
  void aLoopIsCancelledAndDoesNotPause() {
    String loop = opened();
    HttpCalls.Answer paused = control(loop, "pause");
    assertThat(paused.status()).isEqualTo(409);
    assertThat(paused.body()).contains("a loop does not pause; cancel it");
    HttpCalls reader = as("operations:read", "improvements:write");
    assertThat(reader.post(PROCESSES + "/" + loop + "/control", "{\"action\":\"cancel\"}").status())
        .isEqualTo(403);

    JsonNode ended = control(loop, "cancel").json();
    assertThat(ended.get("status").asText()).isEqualTo("cancelled");
    assertThat(ended.get("actions")).isEmpty();
    assertThat(bot.loop(loop).get("state").asText()).isEqualTo("cancelled");
    assertThat(control(loop, "cancel").status()).isEqualTo(409);
    assertThat(acme.get("/v1/audit?action=loop.cancel").json()).hasSize(1);
    assertThat(ids("?status=cancelled")).containsExactly(loop);
    assertThat(acme.get(HUB).json().get("active_count").asInt()).isZero();
  }

  @Test
  void aRequestIsFoundAndGoesItsOwnWay() {
    String request =
        acme.post(
                "/v1/improvements/intakes",
                """
                {"classification":{"research_type":"user","category":"c"},"content":{"title":"Why?"}}""")
            .json()
            .get("id")
            .asText();
    assertThat(acme.get(PROCESSES + "/" + request).json().get("type").asText()).isEqualTo("intake");
    HttpCalls.Answer refused = control(request, "cancel");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("an intake does not cancel");
  }

  @Test
  void aStreamTellsHowThingsAreAndThenWhatChanges() throws IOException {
    String file = started("a.csv");
    try (StreamCall all = StreamCall.at(acme, STREAM);
        StreamCall loops = StreamCall.at(acme, STREAM + "?include=loop")) {
      assertThat(all.status()).isEqualTo(200);
      assertThat(all.header("Cache-Control")).isEqualTo("no-store");
      assertThat(all.nextEvent().json().get("id").asText()).isEqualTo(file);

      String loop = opened();
      JsonNode first = loops.nextEvent().json();
      assertThat(first.get("id").asText()).isEqualTo(loop);
      control(loop, "cancel");
      JsonNode last = first;
      while (last.get("status").asText().equals("running")) {
        last = loops.nextEvent().json();
      }
      assertThat(last.get("status").asText()).isEqualTo("cancelled");
      assertThat(all.nextEvent().event()).isEqualTo("process");
      assertThat(loops.next().data()).as("a sign of life").isNull();
    }
  }

  @Test
  void anotherTenantIsToldNothingAndOnlySoManyAreTold() throws IOException {
    started("a.csv");
    HttpCalls other = SERVER.server().as(SERVER.server().createKey("other-" + tenant, "admin"));
    try (StreamCall theirs = StreamCall.at(other, STREAM);
        StreamCall _ = StreamCall.at(other, STREAM)) {
      assertThat(theirs.next().data()).as("the opening").isNull();
      assertThat(theirs.next().data()).as("a sign of life").isNull();
      try (StreamCall third = StreamCall.at(other, STREAM)) {
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.problem().get("detail").asText()).contains("trimtab.streams.per-tenant");
      }
    }
    assertThat(acme.get(STREAM + "?include=x&what=1").body()).contains("\"include\"", "\"what\"");
    assertThat(as("outcomes:read").get(STREAM).status()).isEqualTo(403);
  }
}
