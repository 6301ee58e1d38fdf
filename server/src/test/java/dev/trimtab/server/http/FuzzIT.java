package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Good requests, spoiled in thousands of ways. The number of them is set by {@code
 * -Dtrimtab.fuzz.requests=N}, the seed by {@code -Dtrimtab.fuzz.seed=N}.
 */
class FuzzIT {
  private static final int REQUESTS = Integer.getInteger("trimtab.fuzz.requests", 4_000);
  private static final long SEED = Long.getLong("trimtab.fuzz.seed", 1);

  private static final String EVENTS = "/v1/outcomes/events";
  private static final String EVENT =
      """
      {"id":"own-1","domain":"support-bot","event_type":"invoke","metric_type":"success_rate",\
      "value":0.5,"occurred_at":"2026-01-31T09:30:00.123456+01:00",\
      "metadata":{"agent":"a","tokens":120,"deep":{"list":[1,2.5,null,true,"x"]}}}""";
  private static final String FAILURE =
      """
      {"domain":"support-bot","event_type":"invoke","metric_type":"failure_class",\
      "metadata":{"failure_class":"timeout"}}""";
  private static final String INTAKES = "/v1/improvements/intakes";
  private static final String LESSONS = "/v1/improvements/lessons";
  private static final List<RawRequest> GOOD =
      List.of(
          RawRequest.of("POST", EVENTS, EVENT),
          RawRequest.of("POST", EVENTS, FAILURE),
          RawRequest.of("POST", EVENTS + "/batch", "[" + EVENT + "," + FAILURE + "]"),
          RawRequest.of("POST", EVENTS + "/batch?atomic=true", "[" + FAILURE + "," + EVENT + "]"),
          RawRequest.of("POST", EVENTS + "/batch", EVENT + "\n" + FAILURE)
              .withHeader("Content-Type", "application/x-ndjson"),
          RawRequest.of(
              "POST",
              "/v1/outcomes/runs",
              """
              {"run_id":"run-1","domain":"support-bot","event_type":"invoke","success":true,\
              "quality":0.85,"latency_ms":1840,"cost_usd":0.02,"failure_class":"timeout",\
              "agent":"a","version":"2","occurred_at":"2026-01-31T09:30:00Z","metadata":{"a":1}}"""),
          RawRequest.of(
              "POST",
              "/v1/outcomes/markers",
              """
              {"id":"m-1","domain":"support-bot","kind":"prompt","label":"shorter","version":"8",\
              "occurred_at":"2026-01-31T09:30:00Z","url":"https://ci.example.com/builds/4711"}"""),
          RawRequest.of(
              "PUT",
              "/v1/domains/support-bot",
              """
              {"owner":"team","channel":"#bot","environment":"production",\
              "scores":{"faithfulness":{"min":0,"max":1,"better":"higher"}}}"""),
          RawRequest.of("POST", EVENTS + "/own-1/void", "{\"reason\":\"sent by mistake\"}"),
          RawRequest.of(
              "POST",
              "/v1/outcomes/roi",
              """
              {"domain":"support-bot","event_type":"invoke","hours_saved_per_success":0.25,\
              "cost_per_hour_usd":60,"window_days":30}"""),
          RawRequest.of(
              "POST",
              "/v1/keys",
              """
              {"name":"bot","scopes":["outcomes:read"],"expires_at":"2999-01-01T00:00:00Z"}"""),
          RawRequest.of(
              "POST",
              INTAKES,
              """
              {"classification":{"research_type":"user","category":"c","urgency":"low"},\
              "content":{"title":"t","summary":"s","source":"x","source_date":"2026-01-31"},\
              "relevance":{"impact_areas":["a"],"affected_agents":["b"],"priority_score":3},\
              "analysis":{"key_findings":["k"],"risks":["r"]},"tracking":{"backlog_refs":["B"]}}"""),
          RawRequest.of(
              "POST",
              INTAKES + "/triage",
              "{\"ids\":[\"a\"],\"to\":\"triaged\",\"rationale\":\"r\"}"),
          RawRequest.of(
              "POST",
              INTAKES + "/none/transition",
              "{\"to\":\"accepted\",\"action_items\":[\"a\"],\"revision\":2}"),
          RawRequest.of("PATCH", INTAKES + "/none", "{\"analysis\":{\"risks\":[\"r\"]}}"),
          RawRequest.of(
              "POST",
              LESSONS,
              """
              {"problem":"p","action":"a","result":"r","tags":["t"],"confidence":0.5,"domain":"d",\
              "event_type":"e","metric_type":"cost_usd","verdict":"worse","status":"draft"}"""),
          RawRequest.of("PATCH", LESSONS + "/none", "{\"status\":\"confirmed\",\"revision\":1}"),
          RawRequest.of("GET", INTAKES + "?q=t&status=submitted,triaged&order=signal_quality", ""),
          RawRequest.of("GET", LESSONS + "?q=p&verdict=worse&tag=t&cursor=x", ""),
          RawRequest.of("GET", LESSONS + "/similar?domain=d&event_type=e&metric_type=cost_usd", ""),
          RawRequest.of("GET", EVENTS + "?domain=a&limit=5&since=2026-01-01T00:00:00Z", ""),
          RawRequest.of("GET", EVENTS + "?metric_type=cost_usd&metadata.agent=x", ""),
          RawRequest.of("GET", EVENTS + "/own-1", ""),
          RawRequest.of("GET", "/v1/outcomes/trends?window=20&event_type=invoke", ""),
          RawRequest.of("GET", "/v1/outcomes/trends/success_rate?domain=a%2Fb", ""),
          RawRequest.of("GET", "/v1/outcomes/dashboard?window=5&recent_limit=3&failure_days=7", ""),
          RawRequest.of("GET", "/v1/outcomes/markers?domain=a&since=2026-01-01T00:00:00Z", ""),
          RawRequest.of("GET", "/v1/domains/support-bot", ""),
          RawRequest.of("GET", "/v1/outcomes/series?metric_type=cost_usd&step=1h", ""),
          RawRequest.of("GET", "/v1/keys/none", ""),
          RawRequest.of(
              "POST",
              "/v1/operations/silences",
              """
              {"matchers":[{"name":"domain","value":"b*"}],"comment":"c",\
              "ends_at":"2026-12-01T00:00:00Z"}"""),
          RawRequest.of("POST", "/v1/operations/alerts/00/acknowledge", "{\"comment\":\"c\"}"),
          RawRequest.of("GET", "/v1/operations/alerts?state=firing&silenced=true&limit=5", ""),
          RawRequest.of("GET", "/v1/operations/silences?status=active&cursor=x", ""),
          RawRequest.of("DELETE", "/v1/operations/silences/none", ""),
          RawRequest.of("GET", "/v1/operations/hub?include=loop,intake&status=running", ""),
          RawRequest.of("GET", "/v1/me", ""));

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String key = SERVER.server().createKey("fuzz");
  private final HttpCalls calls = SERVER.server().as(key);

  @Test
  void everyAnswerIsAnAnswerAndNothingRefusedIsStored() throws IOException {
    Random random = new Random(SEED);
    Mutation mutation = new Mutation(random);
    long kept = 0;
    long refused = 0;
    for (int i = 0; i < REQUESTS; i++) {
      RawRequest request = mutation.of(pick(random), pick(random)).withHeader("X-API-Key", key);
      RawAnswer answer = RawAnswer.of(RawHttp.send(SERVER.server().uri(), request.bytes()));
      String what = "seed " + SEED + ", request " + i + ": " + request;
      assertThat(answer.status()).as(what).isBetween(200, 499);
      if (!isUri(request.target())) {
        assertThat(answer.status()).as(what).isBetween(400, 499);
      } else if (answer.status() >= 400) {
        assertProblem(answer, what);
        refused++;
      }
      if (!request.method().equals("GET")) {
        long now = stored();
        assertThat(now - kept).as(what).isBetween(least(answer), most(answer));
        kept = now;
      }
    }
    assertThat(refused).as("refused").isBetween(REQUESTS / 4L, REQUESTS * 3L / 4);
    assertThat(kept).isPositive();
    assertThat(SERVER.server().output()).doesNotContain("Exception", "incident");
  }

  private static RawRequest pick(Random random) {
    return GOOD.get(random.nextInt(GOOD.size()));
  }

  /** What is no URI gets no further than the HTTP layer, which says the status alone. */
  private static boolean isUri(String target) {
    try {
      new URI(target);
      return true;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private static void assertProblem(RawAnswer answer, String what) {
    assertThat(answer.head())
        .as(what)
        .containsIgnoringCase("\r\ncontent-type: application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.get("status").intValue()).as(what).isEqualTo(answer.status());
    assertThat(problem.get("detail").textValue()).as(what).isNotBlank();
    assertThat(answer.body()).as(what).doesNotContain("Exception", "\tat ", "dev.trimtab");
    if (answer.status() == 422) {
      assertThat(problem.get("errors")).as(what).isNotEmpty();
    }
  }

  /** How many events more are to be listed, by what the server said. */
  private static long most(RawAnswer answer) {
    return switch (answer.status()) {
      case 201 -> answer.json().has("value") ? 1 : answer.json().path("events").size();
      case 200 -> answer.json().path("accepted").intValue();
      case 204 -> -1;
      default -> 0;
    };
  }

  /** The same, but for runs, of which a part may have been stored before. */
  private static long least(RawAnswer answer) {
    return answer.status() == 201 ? Math.min(1, most(answer)) : most(answer);
  }

  private long stored() {
    return calls.get("/v1/outcomes/dashboard").json().at("/summary/total_events").longValue();
  }

  /** What came back over the wire. */
  private record RawAnswer(int status, String head, String body) {
    static RawAnswer of(String text) {
      assertThat(text).matches("(?s)HTTP/1\\.1 \\d{3} .*\r\n\r\n.*");
      int end = text.indexOf("\r\n\r\n");
      int status = Integer.parseInt(text.substring(9, 12));
      return new RawAnswer(status, text.substring(0, end), text.substring(end + 4));
    }

    JsonNode json() {
      try {
        return Json.MAPPER.readTree(body);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(body, e);
      }
    }
  }
}
