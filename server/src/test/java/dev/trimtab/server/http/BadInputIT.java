package dev.trimtab.server.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes in: a 4xx problem that names what is wrong, nothing stored, nothing given away.
 */
class BadInputIT {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String JSON = "application/json";
  private static final String SERIES = "\"domain\":\"d\",\"event_type\":\"e\"";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final HttpCalls calls =
      SERVER.server().as(SERVER.server().createKey("bad-" + UUID.randomUUID(), "admin"));

  @AfterEach
  void nothingIsStored() {
    assertThat(calls.get(EVENTS).body()).isEqualTo("[]");
    assertThat(SERVER.server().output()).doesNotContain("Exception", "incident");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "nonsense",
        "{\"domain\":\"d\"",
        "{} {}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":.5}",
        "{\"a\":\"\u0001\"}",
        "{\"\\ud800\":1}",
        "\uFEFF",
        "[",
        "{\"a\":1,}",
        "{\"a\":tru}"
      })
  void malformedJsonIs400(String body) {
    assertProblem(calls.post(EVENTS, body), 400);
  }

  @Test
  void bytesThatAreNoUtf8Are400() {
    for (byte bad : new byte[] {(byte) 0xC0, (byte) 0xFF, (byte) 0xED, (byte) 0x80}) {
      byte[] body = "{\"domain\":\"a?b\"}".getBytes(StandardCharsets.UTF_8);
      body[12] = bad;
      assertProblem(calls.post(EVENTS, JSON, body), 400);
    }
    assertProblem(calls.post(EVENTS, JSON, "{}".getBytes(StandardCharsets.UTF_16LE)), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{" + SERIES + ",'metric_type':'success_rate','value':NaN}|/value",
        "{" + SERIES + ",'metric_type':'success_rate','value':Infinity}|/value",
        "{" + SERIES + ",'metric_type':'success_rate','value':1e999}|/value",
        "{" + SERIES + ",'metric_type':'success_rate','value':1.1}|/value",
        "{" + SERIES + ",'metric_type':'latency_ms','value':-1}|/value",
        "{" + SERIES + ",'metric_type':'latency_ms','value':'1'}|/value",
        "{" + SERIES + ",'metric_type':'latency_ms'}|/value",
        "{" + SERIES + ",'metric_type':'speed','value':1}|/metric_type",
        "{" + SERIES + ",'metric_type':7,'value':1}|/metric_type",
        "{'domain':' ','event_type':'e','metric_type':'cost_usd','value':1}|/domain",
        "{'event_type':'e','metric_type':'cost_usd','value':1}|/domain",
        "{'domain':'a\\u0000','event_type':'e','metric_type':'cost_usd','value':1}|/domain",
        "{'domain':'\\ud800','event_type':'e','metric_type':'cost_usd','value':1}|/domain",
        "{" + SERIES + ",'metric_type':'cost_usd','value':1,'tenant_id':'x'}|/tenant_id",
        "{" + SERIES + ",'metric_type':'cost_usd','value':1,'a/b~c':1}|/a~1b~0c",
        "{" + SERIES + ",'metric_type':'cost_usd','value':1,'value':1}|/value",
        "{"
            + SERIES
            + ",'metric_type':'cost_usd','value':1,'occurred_at':'2026-01-01'}|/occurred_at",
        "{"
            + SERIES
            + ",'metric_type':'cost_usd','value':1,'occurred_at':'9999-01-01T00:00:00Z'}|/occurred_at",
        "{"
            + SERIES
            + ",'metric_type':'cost_usd','value':1,'occurred_at':'1900-01-01T00:00:00Z'}|/occurred_at",
        "{" + SERIES + ",'metric_type':'cost_usd','value':1,'metadata':'x'}|/metadata",
        "{"
            + SERIES
            + ",'metric_type':'cost_usd','value':1,'metadata':{'a':'\\udc00'}}|/metadata/a",
        "{"
            + SERIES
            + ",'metric_type':'failure_class','metadata':{'failure_class':{}}}|/metadata/failure_class",
        "[]|''",
      },
      quoteCharacter = '`')
  void wrongFieldsAreNamed(String body, String pointer) {
    JsonNode problem = assertProblem(calls.post(EVENTS, body.replace('\'', '"')), 422);
    assertThat(problem.get("errors").findValuesAsText("pointer"))
        .containsExactly(pointer.replace("''", ""));
  }

  static Stream<String> huge() {
    String event = "{" + SERIES + ",\"metric_type\":\"cost_usd\",\"value\":1,";
    return Stream.of(
        event + "\"id\":\"" + "x".repeat(201) + "\"}",
        event + "\"metadata\":{\"a\":\"" + "x".repeat(16 * 1024) + "\"}}",
        event + "\"metadata\":" + "{\"a\":".repeat(8) + "{}" + "}".repeat(9),
        event + "\"metadata\":" + "[".repeat(20_000),
        event + "\"metadata\":{\"a\":" + "9".repeat(20_000) + "}}",
        "{" + SERIES + ",\"metric_type\":\"cost_usd\",\"value\":" + "9".repeat(20_000) + "}",
        "{" + "\"x\":{".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("huge")
  void whatIsTooMuchIsNamed(String body) {
    JsonNode problem = assertProblem(calls.post(EVENTS, body), 422);
    assertThat(problem.at("/errors/0/pointer").asText()).startsWith("/");
  }

  @Test
  void largeBodiesAre413() {
    byte[] body = " ".repeat(64 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
    assertProblem(calls.post(EVENTS, JSON, body), 413);
    assertProblem(calls.postChunked(EVENTS, JSON, body), 413);
    assertProblem(calls.post("/v1/outcomes/roi", JSON, body), 413);
    byte[] batch = " ".repeat(16 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
    assertProblem(calls.post(EVENTS + "/batch", JSON, batch), 413);
    assertProblem(calls.postChunked(EVENTS + "/batch", JSON, batch), 413);
    assertProblem(calls.postChunked(EVENTS, JSON, batch), 413);
    String many = IntStream.range(0, 10_001).mapToObj(i -> "7").collect(joining(",", "[", "]"));
    assertProblem(calls.post(EVENTS + "/batch", many), 413);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/outcomes/trends?window=0, window",
    "/v1/outcomes/trends?window=-1, window",
    "/v1/outcomes/trends?window=1000000000000, window",
    "/v1/outcomes/trends?window=ten, window",
    "/v1/outcomes/trends?window=, window",
    "/v1/outcomes/trends?window=5&window=6, window",
    "/v1/outcomes/trends?windwo=5, windwo",
    "/v1/outcomes/trends?domain=, domain",
    "/v1/outcomes/trends?domain=a%00b, domain",
    "/v1/outcomes/trends?domain=%FF, domain",
    "/v1/outcomes/trends?domain=%C0%80, domain",
    "/v1/outcomes/trends?domain=%ED%A0%80, domain",
    "/v1/outcomes/events?metadata.a=%F4%90%80%80, metadata.a",
    "/v1/outcomes/trends?since=yesterday, since",
    "/v1/outcomes/trends?since=2026-01-01T00:00:00, since",
    "/v1/outcomes/trends?until=%2B999999999-01-01T00:00:00Z, until",
    "/v1/outcomes/trends?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z, until",
    "/v1/outcomes/trends/speed, metric_type",
    "/v1/outcomes/trends/cost_usd?window=10001, window",
    "/v1/outcomes/dashboard?recent_limit=-1, recent_limit",
    "/v1/outcomes/dashboard?failure_days=0, failure_days",
    "/v1/outcomes/events?limit=0, limit",
    "/v1/outcomes/events?limit=1001, limit",
    "/v1/outcomes/events?cursor=, cursor",
    "/v1/outcomes/events?cursor=forged, cursor",
    "/v1/outcomes/events?cursor=AX__________YQAAAAA, cursor",
    "/v1/outcomes/events?metric_type=speed, metric_type",
    "/v1/outcomes/events?metadata.=x, metadata.",
    "/v1/outcomes/events?metadata.agent=%00, metadata.agent",
    "/v1/outcomes/health?a=b, a",
  })
  void wrongParametersAreNamed(String path, String parameter) {
    JsonNode problem = assertProblem(calls.get(path), 422);
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404",
    "GET, /v1, 404",
    "GET, /v1/outcomes/nothing, 404",
    "GET, /v1/outcomes/events/none-such, 404",
    "GET, /v1/outcomes/trends/cost_usd/more, 404",
    "GET, /v1/outcomes/events/a%2Fb%00, 422",
    "DELETE, /v1/outcomes/events, 405",
    "PUT, /v1/outcomes/dashboard, 405",
    "POST, /v1/outcomes/trends, 405",
    "GET, /v1/outcomes/roi, 405",
  })
  void pathsAndMethodsThatAreNotThere(String method, String path, int status) {
    String request =
        "%s %s HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .formatted(method, path, calls.headers().get("X-API-Key"));
    assertRawProblem(request, status);
  }

  @Test
  void theMethodsThatAreThereAreNamed() {
    var answer = calls.delete(EVENTS);
    assertThat(answer.header("Allow")).contains("GET").contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-ndjson", "garbage", "a/b/c;;"})
  void wrongContentTypesAre4xx(String contentType) {
    var answer = calls.post(EVENTS, contentType, "{}".getBytes(StandardCharsets.UTF_8));
    assertProblem(
        answer,
        contentType.startsWith("garbage") || contentType.startsWith("a/b") ? 400 : 415,
        415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png", "garbage", "*/*;q=x", "application/json;q=0"})
  void wrongAcceptHeadersAre4xxOrPassedOver(String accept) {
    var answer = calls.with("Accept", accept).get("/v1/outcomes/trends?window=0");
    assertThat(answer.status()).isIn(400, 406, 422);
    assertProblem(answer, answer.status());
  }

  @Test
  void encodingsThatAreNotReadAre415() {
    byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
    assertProblem(calls.with("Content-Encoding", "br").post(EVENTS + "/batch", JSON, body), 415);
    assertProblem(calls.with("Content-Encoding", "gzip").post(EVENTS, JSON, body), 415);
    assertProblem(calls.with("Content-Encoding", "gzip").post(EVENTS + "/batch", JSON, body), 400);
  }

  @Test
  void floodsOfHeadersAreNamed() {
    String start = "GET /v1/outcomes/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    assertRawProblem(start + "A: " + "x".repeat(10_000) + "\r\n\r\n", 431);
    String flood = IntStream.range(0, 1_500).mapToObj(i -> "H" + i + ": x\r\n").collect(joining());
    assertRawProblem(start + flood + "\r\n", 431);
    assertRawProblem(
        "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 414);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a b\r\n", "Host: a:99999999\r\n", "Host: /\\\r\n"})
  void aHostThatIsNoneIs400(String host) {
    assertRawProblem(
        "GET /v1/outcomes/health HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n", 400);
  }

  /** The status alone, and the end of the connection. */
  @Test
  void whatIsHardlyHttpIs4xx() {
    String start = "GET /v1/outcomes/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    assertRawStatus(start + "A: " + "x".repeat(100_000) + "\r\n\r\n", 431);
    assertRawStatus("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    assertRawStatus("nonsense\r\n\r\n", 400);
    assertRawStatus(start.replace("events", "events?limit=%zz") + "\r\n", 400);
    assertRawStatus(start.replace("events", "events/%") + "\r\n", 400);
    assertRawStatus(start + "no colon here\r\n\r\n", 400);
    assertRawStatus(start + "Content-Length: -5\r\n\r\n", 400);
    assertRawStatus(start + "Content-Length: 5x\r\n\r\n", 400);
    assertRawStatus(start + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400);
  }

  private static void assertRawProblem(String request, int status) {
    String answer = RawHttp.send(SERVER.server().uri(), request.getBytes(StandardCharsets.UTF_8));
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).contains("application/problem+json", "\"status\":" + status);
  }

  private static void assertRawStatus(String request, int status) {
    String answer = RawHttp.send(SERVER.server().uri(), request.getBytes(StandardCharsets.UTF_8));
    assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
  }

  private static JsonNode assertProblem(HttpCalls.Answer answer, int... statuses) {
    assertThat(answer.status()).as(answer.body()).isIn(Arrays.stream(statuses).boxed().toArray());
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
    for (String field : new String[] {"type", "title", "detail", "instance"}) {
      assertThat(problem.get(field).asText()).as(field).isNotBlank();
    }
    assertThat(answer.body()).doesNotContain("Exception", "\tat ", "dev.trimtab", "quarkus");
    return problem;
  }
}
