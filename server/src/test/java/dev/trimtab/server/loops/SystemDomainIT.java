package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Verdicts of loops stand in a domain of the server's own: seen by name, written by nobody else.
 */
class SystemDomainIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private static final String OWN = "trimtab%2Floops";
  private static final String EVENT =
      """
      {"domain":"%s","event_type":"run","metric_type":"success_rate","value":1}""";

  private final String tenant = "system-" + UUID.randomUUID();
  private final HttpCalls calls = SERVER.server().as(SERVER.server().createKey(tenant, "admin"));
  private final Declines bot = new Declines(calls, "bot");

  @Test
  void nobodyElseWritesThere() {
    String event = EVENT.formatted("trimtab/loops");
    refused(calls.post("/v1/outcomes/events", event), "/domain");
    refused(calls.post("/v1/outcomes/events", EVENT.formatted("trimtab/else")), "/domain");
    refused(
        calls.post(
            "/v1/outcomes/runs",
            "{\"run_id\":\"r1\",\"domain\":\"trimtab/loops\",\"success\":true}"),
        "/domain");
    refused(
        calls.post(
            "/v1/outcomes/markers",
            "{\"domain\":\"trimtab/loops\",\"kind\":\"deploy\",\"label\":\"a\"}"),
        "/domain");
    refused(calls.put("/v1/domains/" + OWN, "{\"owner\":\"me\"}"), "domain");
    refused(calls.post("/v1/outcomes/events/batch?atomic=true", "[" + event + "]"), "/0/domain");

    for (HttpCalls.Answer batch :
        List.of(
            calls.post(
                "/v1/outcomes/events/batch",
                "[" + event + "," + EVENT.formatted("Trimtab/loops") + "]"),
            calls
                .with("Content-Type", "application/x-ndjson")
                .post(
                    "/v1/outcomes/events/batch",
                    event + "\n" + EVENT.formatted("trimtab") + "\n"))) {
      assertThat(batch.json().get("accepted").asInt()).as(batch.body()).isEqualTo(1);
      assertThat(batch.json().at("/rejected/0/pointer").asText()).isEqualTo("/domain");
    }
    assertThat(calls.get("/v1/outcomes/events?domain=" + OWN).json()).isEmpty();
  }

  private static void refused(HttpCalls.Answer answer, String pointer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/errors").findValuesAsText("pointer")).contains(pointer);
    assertThat(answer.body()).contains("must not begin with trimtab/");
  }

  @Test
  void aVerdictIsSeenByNameAndCountsForNothingElse() {
    String id = ended();
    String event = id + "_verdict";
    JsonNode dashboard = calls.get("/v1/outcomes/dashboard?recent_limit=1000").json();
    int own = dashboard.at("/summary/total_events").asInt();

    assertThat(dashboard.at("/recent_events").findValuesAsText("domain")).containsOnly("bot");
    assertThat(dashboard.at("/summary/domains").toString()).isEqualTo("[\"bot\"]");
    assertThat(dashboard.at("/summary/event_types").toString()).isEqualTo("[\"run\"]");
    assertThat(calls.get("/v1/domains").body()).doesNotContain("trimtab/");
    assertThat(calls.get("/v1/outcomes/trends/success_rate?event_type=try").body())
        .contains("\"sample_size\":0");
    String chart = "/v1/outcomes/series?metric_type=success_rate&stat=count&group_by=domain";
    assertThat(calls.get(chart).body()).contains("\"bot\"").doesNotContain("trimtab/");

    assertThat(calls.get("/v1/outcomes/events?limit=1000").json().findValuesAsText("id"))
        .hasSize(own + 1)
        .contains(event);
    assertThat(
            calls
                .get("/v1/outcomes/events?limit=1000&metric_type=success_rate")
                .json()
                .findValuesAsText("id"))
        .contains(event);
    JsonNode named = calls.get("/v1/outcomes/dashboard?domain=" + OWN).json();
    assertThat(named.at("/summary/total_events").asInt()).isEqualTo(1);
    assertThat(named.at("/recent_events/0/id").asText()).isEqualTo(event);
    assertThat(calls.get("/v1/outcomes/trends/success_rate?domain=" + OWN).body())
        .contains("\"sample_size\":1");
    assertThat(calls.get("/v1/domains/" + OWN).status()).isEqualTo(200);

    HttpCalls.Answer voided =
        calls.post("/v1/outcomes/events/" + event + "/void", "{\"reason\":\"a wish\"}");
    assertThat(voided.status()).as(voided.body()).isEqualTo(409);
    assertThat(voided.body()).contains("trimtab/loops");
  }

  /** The id of a loop that has ended, once its verdict is recorded. */
  private String ended() {
    bot.template(
        """
        name: try
        match: {metric_type: success_rate}
        trigger: manual
        steps: [approve, act: {people: {instructions: Try it.}}, verify]
        verify: {settling: 0s, minimum_samples: 50}
        """);
    bot.record(20, 0.5);
    String id =
        calls
            .post(
                Declines.LOOPS,
                """
                {"template":"try","domain":"bot","event_type":"run","metric_type":"success_rate",
                 "why":"an idea"}""")
            .json()
            .get("id")
            .asText();
    bot.await("awaiting_approval");
    bot.record(150, 0.5);
    bot.say(id, "approve", "{}");
    bot.say(id, "actions", "{\"status\":\"done\"}");
    bot.record(150, 1);
    Patience.await("a verdict", () -> !bot.loop(id).get("verdict").isNull());
    Patience.await(
        "its outcome", () -> !calls.get("/v1/outcomes/events?domain=" + OWN).json().isEmpty());
    return id;
  }
}
