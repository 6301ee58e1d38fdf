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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesIT {
  private static final String SERIES = "/v1/outcomes/series?metric_type=latency_ms&";
  private static final String MORNING = "since=2026-03-02T09:00:00Z&until=2026-03-02T09:30:00Z";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final HttpCalls calls = caller();

  @BeforeEach
  void fill() {
    record("bot", "latency_ms", "100", "09:01:00", "a");
    record("bot", "latency_ms", "300", "09:01:30", "b");
    record("shop", "latency_ms", "200", "09:16:00", "a");
    record("bot", "success_rate", "1", "09:01:00", "a");
  }

  @Test
  void aChartHasOnePointABucket() {
    assertThat(get(MORNING + "&step=15m").toString())
        .isEqualTo(
            """
            {"metric_type":"latency_ms","domain":"all","event_type":"all","stat":"mean",\
            "group_by":null,"since":"2026-03-02T09:00:00Z","until":"2026-03-02T09:30:00Z",\
            "step":"PT15M","relative_accuracy":0.0,"complete_since":null,"truncated":false,\
            "series":[{"group":null,"count":3,"points":[\
            {"at":"2026-03-02T09:00:00Z","count":2,"value":200.0},\
            {"at":"2026-03-02T09:15:00Z","count":1,"value":200.0}]}],\
            "other":{"groups":0,"count":0}}\
            """);
  }

  @Test
  void ofNoSamplesCountsAreZeroAndTheRestIsNull() {
    String empty = "domain=bot&since=2026-03-02T09:15:00Z&until=2026-03-02T09:30:00Z&step=15m";
    for (String stat : new String[] {"count", "sum"}) {
      assertThat(get(empty + "&stat=" + stat).at("/series/0/points/0/value").asText())
          .isEqualTo("0.0");
    }
    for (String stat : new String[] {"mean", "min", "max", "p50", "p90", "p99"}) {
      assertThat(get(empty + "&stat=" + stat).at("/series/0/points/0/value").isNull()).isTrue();
    }
  }

  @Test
  void timesAreWidenedToWholeSteps() {
    JsonNode chart = get("since=2026-03-02T09:07:00Z&until=2026-03-02T09:15:00.000001Z&step=PT5M");

    assertThat(chart.get("since").asText()).isEqualTo("2026-03-02T09:05:00Z");
    assertThat(chart.get("until").asText()).isEqualTo("2026-03-02T09:20:00Z");
    assertThat(get("since=2026-03-01T09:30:00Z&until=2026-03-02T09:30:00Z").get("step").asText())
        .isEqualTo("PT10M");
    assertThat(get("until=2026-03-02T09:30:00Z&step=auto").get("since").asText())
        .isEqualTo("2026-03-01T09:30:00Z");
  }

  @Test
  void linesAreGroups() {
    JsonNode byDomain = get(MORNING + "&step=30m&group_by=domain&stat=max");
    assertThat(byDomain.get("series").findValuesAsText("group")).containsExactly("bot", "shop");
    assertThat(byDomain.get("series").findValuesAsText("value")).containsExactly("300.0", "200.0");

    JsonNode byAgent = get(MORNING + "&step=30m&group_by=metadata.agent&stat=p50&groups=1");
    assertThat(byAgent.get("group_by").asText()).isEqualTo("metadata.agent");
    assertThat(byAgent.get("series").findValuesAsText("group")).containsExactly("a");
    assertThat(byAgent.get("series").findValuesAsText("value")).containsExactly("100.0");
    assertThat(byAgent.get("other").toString()).isEqualTo("{\"groups\":1,\"count\":1}");
    assertThat(byAgent.get("truncated").booleanValue()).isTrue();
    assertThat(get(MORNING + "&step=30m&group_by=metadata.none").at("/series/0/group").isNull())
        .isTrue();
  }

  @Test
  void percentilesAreWithinOnePercent() {
    JsonNode chart = get(MORNING + "&step=30m&stat=p99");

    assertThat(chart.at("/series/0/points/0/value").doubleValue()).isBetween(198.0, 202.0);
    assertThat(chart.get("relative_accuracy").doubleValue()).isEqualTo(0.01);
  }

  @Test
  void aFineChartHasUpToTenThousandPoints() {
    String week = "since=2026-02-27T00:00:00Z&until=2026-03-05T00:00:00Z";

    JsonNode asked = get(week + "&step=1m");
    assertThat(asked.at("/series/0/points")).hasSize(8_640);
    assertThat(asked.at("/series/0/count").asInt()).isEqualTo(3);
    JsonNode fine = get("since=" + daysAgo(6) + "&until=" + daysAgo(0) + "&step=fine");
    assertThat(fine.get("step").asText()).isEqualTo("PT1M");
    JsonNode split =
        get("since=" + daysAgo(6) + "&until=" + daysAgo(0) + "&step=fine&group_by=domain");
    assertThat(split.get("step").asText()).as("50,000 points of ten lines").isEqualTo("PT2M");
    assertThat(
            get("since=" + daysAgo(40) + "&until=" + daysAgo(0) + "&step=fine")
                .get("step")
                .asText())
        .as("counts by minute are kept for 15 days")
        .isEqualTo("PT1H");
    assertThat(get(week + "&step=1m&group_by=domain").get("series")).hasSize(2);
    var many = calls.get(SERIES + week + "&step=1m&group_by=domain&groups=6");
    assertThat(many.status()).isEqualTo(422);
    assertThat(many.body()).contains("ask for fewer groups or a longer step");
  }

  private static Instant daysAgo(int days) {
    return Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(days));
  }

  @ParameterizedTest
  @CsvSource({
    "step=7s, step",
    "step=90s, step",
    "step=0m, step",
    "step=soon, step",
    "step=P99999999999999999D, step",
    "step=999999999w, step",
    "step=1m&since=2020-01-01T00:00:00Z, step",
    "stat=p95, stat",
    "group_by=agent, group_by",
    "group_by=metadata., group_by",
    "groups=0, groups",
    "groups=51, groups",
    "since=2026-03-02T09:00:00Z&until=2026-03-02T09:00:00Z, until",
    "until=2026-03-02T09:00:00Z&since=2026-03-02T10:00:00Z, until",
    "limit=5, limit",
  })
  void whatIsWrongIsNamed(String query, String pointer) {
    var answer = calls.get(SERIES + query);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void shareOfSuccessesHasNoPercentile() {
    var answer = calls.get("/v1/outcomes/series?metric_type=success_rate&stat=p50");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("detail").asText())
        .isEqualTo(
            "stat: p50 is not drawn of success_rate, whose values are nearly all 0 or 1: ask for"
                + " mean, count or sum");
    assertThat(calls.get("/v1/outcomes/series").json().at("/errors/0/pointer").asText())
        .isEqualTo("metric_type");
  }

  @Test
  void nobodySeesAnothersOutcomes() {
    HttpCalls other = caller();

    assertThat(other.get(SERIES + MORNING).json().at("/series/0/count").asInt()).isZero();
    assertThat(other.get(SERIES + MORNING + "&group_by=domain").json().get("series")).isEmpty();
  }

  private JsonNode get(String query) {
    var answer = calls.get(SERIES + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void record(String domain, String type, String value, String time, String agent) {
    String event =
        """
        {"domain":"%s","event_type":"run","metric_type":"%s","value":%s,
         "occurred_at":"2026-03-02T%sZ","metadata":{"agent":"%s"}}\
        """
            .formatted(domain, type, value, time, agent);
    assertThat(calls.post("/v1/outcomes/events", event).status()).isEqualTo(201);
  }

  private static HttpCalls caller() {
    return SERVER.server().as(SERVER.server().createKey("series-" + UUID.randomUUID(), "admin"));
  }
}
