package dev.trimtab.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From events that get worse to a change point, and to what becomes of it. */
class ChangePointsIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private static final String POINTS = "/v1/outcomes/change-points";
  private static final int GOOD = 400;
  private static final int BAD = 60;

  private final String tenant = "changes-" + UUID.randomUUID();
  private final HttpCalls calls = SERVER.server().as(SERVER.server().createKey(tenant, "admin"));
  private final SplittableRandom random = new SplittableRandom(5);

  /** At a whole hour, so that buckets cut the samples in the same places at any time of day. */
  private Instant time = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(12));

  @Test
  void aDeclineIsFoundDatedAndTracedToItsCause() {
    Instant before = decline();
    calls.post(
        "/v1/outcomes/markers",
        "{\"domain\":\"bot\",\"kind\":\"prompt\",\"label\":\"shorter prompt\",\"occurred_at\":\""
            + before
            + "\"}");
    JsonNode point = open();

    assertThat(point.get("direction").asText()).isEqualTo("decline");
    assertThat(point.get("status").asText()).isEqualTo("open");
    assertThat(point.get("before").get("mean").asDouble()).isBetween(0.85, 0.95);
    assertThat(point.get("after").get("mean").asDouble()).isLessThan(0.7);
    assertThat(point.get("detail").isNull()).isTrue();
    assertThat(Instant.parse(point.at("/start/earliest").asText()))
        .isBeforeOrEqualTo(before.plus(Duration.ofMinutes(10)));
    assertThat(Instant.parse(point.at("/start/latest").asText())).isAfterOrEqualTo(before);

    JsonNode detail = get(POINTS + "/" + point.get("id").asText()).get("detail");
    assertThat(detail.at("/before/low").asDouble()).isGreaterThan(0.8);
    assertThat(detail.at("/after/high").asDouble()).isLessThan(0.8);
    assertThat(detail.at("/difference/high").asDouble()).isNegative();
    assertThat(detail.at("/causes/parts/0/slice").toString()).isEqualTo("{\"agent\":\"b\"}");
    assertThat(detail.at("/causes/parts/0/share").asDouble()).isGreaterThan(0.8);
    assertThat(detail.get("causes").get("limits")).isEmpty();
    assertThat(detail.get("suspects")).hasSize(1);
    assertThat(detail.at("/suspects/0/label").asText()).isEqualTo("shorter prompt");
    assertThat(detail.get("examples")).hasSize(5);
    detail.get("examples").forEach(event -> assertThat(event.get("value").asDouble()).isZero());
  }

  @Test
  void causesAreLookedForOnceMoreAsDeepAsAskedFor() {
    decline();
    String path = POINTS + "/" + open().get("id").asText();

    for (int depth = 1; depth <= 3; depth++) {
      JsonNode causes = get(path + "?depth=" + depth).at("/detail/causes");
      assertThat(causes.at("/parts/0/slice").toString()).isEqualTo("{\"agent\":\"b\"}");
      int most = depth;
      causes.get("parts").forEach(part -> assertThat(part.get("slice").size()).isBetween(1, most));
    }
    assertThat(calls.get(path + "?depth=4").status()).isEqualTo(422);
    assertThat(calls.get(path + "?deep=1").status()).isEqualTo(422);
  }

  @Test
  void trendsTheDashboardAndTheHubTellOfIt() {
    decline();
    String id = open().get("id").asText();

    JsonNode evidence = get("/v1/outcomes/trends/success_rate?domain=bot").get("evidence");
    assertThat(evidence.get("status").asText()).isEqualTo("significant");
    assertThat(evidence.get("change_point_id").asText()).isEqualTo(id);
    assertThat(evidence.get("false_alarms").asText()).isEqualTo("at most one in 10 series-years");
    assertThat(get("/v1/outcomes/dashboard").at("/change_points/0/id").asText()).isEqualTo(id);
    assertThat(get("/v1/outcomes/dashboard?domain=other").get("change_points")).isEmpty();
    assertThat(get("/v1/operations/hub").at("/outcomes/0/open_change_points").asInt()).isEqualTo(1);
    assertThat(get("/v1/outcomes/trends/failure_class").get("evidence").isNull()).isTrue();
    assertThat(get("/v1/outcomes/trends/success_rate?domain=other").at("/evidence/status").asText())
        .isEqualTo("too_few_samples");
    assertThat(
            get("/v1/outcomes/trends/success_rate?event_type=other&window=10")
                .at("/evidence/status")
                .asText())
        .isEqualTo("too_few_samples");
  }

  @Test
  void aRecoveryEndsIt() {
    decline();
    open();
    record(calls, 200, 0.95, 0.95);

    Patience.await("recovery", () -> get(POINTS + "?status=open").isEmpty());
    JsonNode ended = get(POINTS + "?status=ended").get(0);
    assertThat(ended.get("status").asText()).isEqualTo("recovered");
    assertThat(ended.get("ended_at").isNull()).isFalse();
    assertThat(get("/v1/outcomes/trends/success_rate?domain=bot").at("/evidence/status").asText())
        .isNotEqualTo("significant");
  }

  @Test
  void whatWasExpectedEndsItAndTheLastWordCounts() {
    decline();
    String path = POINTS + "/" + open().get("id").asText() + "/feedback";

    JsonNode first = calls.post(path, "{\"verdict\":\"true_positive\",\"note\":\"yes\"}").json();
    assertThat(first.at("/feedback/verdict").asText()).isEqualTo("true_positive");
    assertThat(first.at("/feedback/note").asText()).isEqualTo("yes");
    assertThat(first.get("status").asText()).isEqualTo("open");
    JsonNode last = calls.post(path, "{\"verdict\":\"expected\"}").json();
    assertThat(last.at("/feedback/verdict").asText()).isEqualTo("expected");
    assertThat(last.get("status").asText()).isEqualTo("expected");
    assertThat(get(POINTS + "?status=open")).isEmpty();
    assertThat(get("/v1/audit?action=change_point.feedback")).hasSize(2);
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(calls.get(POINTS + "/cp_1").status()).isEqualTo(404);
    assertThat(calls.get(POINTS + "/x%00").status()).isEqualTo(404);
    assertThat(calls.post(POINTS + "/cp_1/feedback", "{\"verdict\":\"expected\"}").status())
        .isEqualTo(404);
    HttpCalls.Answer wrong = calls.post(POINTS + "/cp_1/feedback", "{\"verdict\":\"maybe\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("/verdict", "true_positive");
    HttpCalls.Answer list =
        calls.get(POINTS + "?status=bad&direction=up&cursor=x&metric_type=speed&limit=0&what=1");
    assertThat(list.status()).isEqualTo(422);
    assertThat(list.json().get("errors")).hasSize(6);
  }

  @Test
  void nobodySeesAnothersChangePoints() {
    decline();
    String id = open().get("id").asText();
    HttpCalls other = SERVER.server().as(SERVER.server().createKey(tenant + "-b", "admin"));

    assertThat(other.get(POINTS).json()).isEmpty();
    assertThat(other.get(POINTS + "/" + id).status()).isEqualTo(404);
    assertThat(other.post(POINTS + "/" + id + "/feedback", "{\"verdict\":\"expected\"}").status())
        .isEqualTo(404);
    assertThat(other.get("/v1/fleet/change-points").status()).isEqualTo(403);
    assertThat(get(POINTS + "?status=open")).hasSize(1);
  }

  @Test
  void theOperatorSeesTheFleet() {
    decline();
    open();
    HttpCalls operator = SERVER.server().as(SERVER.server().operatorKey());

    JsonNode fleet = operator.get("/v1/fleet/change-points?error_per_sample=0.01").json();
    assertThat(fleet.get("error_per_sample").asDouble()).isEqualTo(0.01);
    assertThat(fleet.get("series").asLong()).isPositive();
    assertThat(fleet.get("change_points").findValuesAsText("tenant_id")).contains(tenant);
    assertThat(operator.get("/v1/fleet/change-points?error_per_sample=2").status()).isEqualTo(422);
  }

  @Test
  void aStoredSeriesIsSimulatedUnderOtherSettings() {
    decline();
    String series =
        "{\"domain\":\"bot\",\"event_type\":\"run\",\"metric_type\":\"success_rate\"%s}";

    JsonNode usual = calls.post(POINTS + "/simulate", series.formatted("")).json();
    assertThat(usual.get("samples").asInt()).isEqualTo(GOOD + BAD);
    assertThat(usual.get("complete").asBoolean()).isTrue();
    assertThat(usual.at("/found/0/kind").asText()).isEqualTo("alarm");
    assertThat(usual.at("/found/0/direction").asText()).isEqualTo("decline");
    JsonNode strict =
        calls
            .post(
                POINTS + "/simulate",
                series.formatted(",\"smallest_decline\":0.9,\"basis\":\"proven\""))
            .json();
    assertThat(strict.get("found")).isEmpty();
    assertThat(strict.get("basis").asText()).isEqualTo("proven");
    HttpCalls.Answer wrong =
        calls.post(
            POINTS + "/simulate",
            "{\"domain\":\"bot\",\"metric_type\":\"failure_class\",\"smallest_decline\":1,"
                + "\"basis\":\"sure\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/event_type", "/metric_type", "/smallest_decline", "/basis");
  }

  @Test
  void whatADomainAsksForHoldsBeforeWhatItsTenantAsksFor() {
    HttpCalls operator = SERVER.server().as(SERVER.server().operatorKey());
    String settings = "/v1/tenants/" + tenant;
    HttpCalls.Answer put =
        operator.put(settings, "{\"sensitivity\":{\"smallest_decline\":0.9,\"basis\":\"proven\"}}");
    assertThat(put.json().at("/settings/sensitivity").toString())
        .isEqualTo(
            "{\"basis\":\"proven\",\"false_alarms_per_year\":null,\"smallest_decline\":0.9}");
    JsonNode domain =
        calls
            .put(
                "/v1/domains/bot",
                "{\"sensitivity\":[{\"metric_type\":\"success_rate\",\"smallest_decline\":0.02},"
                    + "{\"false_alarms_per_year\":4}]}")
            .json();
    assertThat(domain.get("sensitivity")).hasSize(2);

    JsonNode of = simulated("bot", "success_rate");
    assertThat(of.get("basis").asText()).isEqualTo("proven");
    assertThat(of.get("false_alarms_per_year").asDouble()).isEqualTo(4);
    assertThat(of.get("smallest_decline").asDouble()).isEqualTo(0.02);
    assertThat(simulated("bot", "latency_ms").get("smallest_decline").asDouble()).isEqualTo(0.9);
    JsonNode other = simulated("other", "success_rate");
    assertThat(other.get("false_alarms_per_year").asDouble()).isEqualTo(0.1);
    assertThat(other.get("smallest_decline").asDouble()).isEqualTo(0.9);

    HttpCalls.Answer wrong =
        calls.put(
            "/v1/domains/bot",
            "{\"sensitivity\":[{\"false_alarms_per_year\":0},{\"metric_type\":\"x\"},{},{},1,"
                + "{\"more\":1,\"event_type\":\"e\"}]}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().get("errors").findValuesAsText("pointer"))
        .contains(
            "/sensitivity/0/false_alarms_per_year",
            "/sensitivity/1/metric_type",
            "/sensitivity/3/event_type",
            "/sensitivity/4",
            "/sensitivity/5/more");
  }

  @Test
  void aTenantThatAsksForLittleHearsLess() {
    SERVER
        .server()
        .as(SERVER.server().operatorKey())
        .put(
            "/v1/tenants/" + tenant,
            "{\"sensitivity\":{\"basis\":\"proven\",\"smallest_decline\":0.9}}");
    decline();
    HttpCalls other = SERVER.server().as(SERVER.server().createKey(tenant + "-b", "admin"));
    decline(other);

    // Found later, so that whatever was found before has been taken up.
    Patience.await("another's change point", () -> !other.get(POINTS).json().isEmpty());
    assertThat(simulated("bot", "success_rate").get("found")).isEmpty();
    assertThat(get(POINTS)).isEmpty();
  }

  private JsonNode simulated(String domain, String metric) {
    return calls
        .post(
            POINTS + "/simulate",
            "{\"domain\":\"%s\",\"event_type\":\"run\",\"metric_type\":\"%s\"}"
                .formatted(domain, metric))
        .json();
  }

  @Test
  void historyIsCutWhereItChanged() {
    Instant change = decline();

    JsonNode cut =
        get(
            "/v1/outcomes/segments?metric_type=success_rate&domain=bot&step=10m&since="
                + change.minus(Duration.ofHours(7)));
    assertThat(cut.get("step_seconds").asInt()).isEqualTo(600);
    assertThat(cut.get("segments")).hasSize(2);
    assertThat(cut.at("/segments/0/mean").asDouble()).isGreaterThan(0.8);
    assertThat(cut.at("/segments/1/mean").asDouble()).isLessThan(0.7);
    Instant begin = Instant.parse(cut.at("/segments/1/since").asText());
    assertThat(Duration.between(change, begin).abs()).isLessThan(Duration.ofMinutes(21));
    assertThat(get("/v1/outcomes/segments?metric_type=cost_usd").get("segments")).isEmpty();
    assertThat(calls.get("/v1/outcomes/segments").status()).isEqualTo(422);
  }

  /** Agent b goes wrong; answers when. */
  private Instant decline() {
    return decline(calls);
  }

  private Instant decline(HttpCalls caller) {
    record(caller, GOOD, 0.9, 0.9);
    Instant before = time;
    record(caller, BAD, 0.9, 0.1);
    return before;
  }

  private JsonNode open() {
    Patience.await("a change point", () -> !get(POINTS + "?status=open").isEmpty());
    return get(POINTS + "?status=open&domain=bot&metric_type=success_rate").get(0);
  }

  /** Outcomes of agents a and b in turn, a minute apart. */
  private void record(HttpCalls caller, int count, double chanceOfA, double chanceOfB) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean isA = i % 2 == 0;
      int value = random.nextDouble() < (isA ? chanceOfA : chanceOfB) ? 1 : 0;
      lines.append(
          """
          {"domain":"bot","event_type":"run","metric_type":"success_rate","value":%d,\
          "occurred_at":"%s","metadata":{"agent":"%s","run":"%d"}}
          """
              .formatted(value, time, isA ? "a" : "b", i));
      time = time.plusSeconds(60);
    }
    HttpCalls.Answer answer =
        caller
            .with("Content-Type", "application/x-ndjson")
            .post("/v1/outcomes/events/batch", lines.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(count);
  }

  private JsonNode get(String path) {
    HttpCalls.Answer answer = calls.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
