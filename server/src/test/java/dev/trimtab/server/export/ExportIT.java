package dev.trimtab.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.operations.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events on their way out: whole, filtered, gone on with, and cut. */
class ExportIT {
  private static final String EXPORT = "/v1/outcomes/export";
  private static final String BATCH = "/v1/outcomes/events/batch";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension().with("TRIMTAB_OPERATIONS_HEARTBEAT", "100ms");

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final String key = SERVER.server().createKey(tenant, "admin");
  private final HttpCalls acme = SERVER.server().as(key);

  private void store(int from, int until, String metadata) {
    String events =
        IntStream.range(from, until)
            .mapToObj(
                i ->
                    """
                    {"id":"e%d","domain":"d%d","event_type":"e","metric_type":"latency_ms",\
                    "value":%d,"occurred_at":"2026-03-02T09:%02d:00Z","metadata":%s}\
                    """
                        .formatted(i, i % 2, i, i % 60, metadata))
            .collect(Collectors.joining(",", "[", "]"));
    var answer = acme.post(BATCH, events);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static List<JsonNode> lines(HttpCalls.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      lines.add(Json.MAPPER.readTree(line));
    }
    return lines;
  }

  @Test
  void everyEventComesInTheOrderOfItsPosition() throws IOException {
    store(0, 1_200, "{\"agent\":\"a\",\"n\":1.50}");
    acme.post("/v1/outcomes/events/e7/void", "{\"reason\":\"wrong\"}");

    var answer = acme.get(EXPORT + "?end_line=true");

    List<JsonNode> lines = lines(answer);
    assertThat(answer.header("content-type")).startsWith("application/x-ndjson");
    assertThat(answer.header("trimtab-through")).isEqualTo("1200");
    assertThat(lines).hasSize(1_200);
    JsonNode end = lines.removeLast().get("end");
    assertThat(end.get("status").asText()).isEqualTo("succeeded");
    assertThat(end.get("events").asInt()).isEqualTo(1_199);
    assertThat(end.get("position").asInt()).isEqualTo(1_200);
    assertThat(lines)
        .extracting(line -> line.get("position").asInt())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 1_200).filter(i -> i != 8).boxed().toList());
    assertThat(lines.getFirst().toString())
        .startsWith(
            "{\"position\":1,\"id\":\"e0\",\"tenant_id\":\"" + tenant + "\",\"domain\":\"d0\"")
        .endsWith("\"metadata\":{\"agent\":\"a\",\"n\":1.50}}");
    JsonNode process = Await.newest(acme, "succeeded");
    assertThat(process.get("id").asText()).isEqualTo(answer.header("trimtab-process"));
    assertThat(process.get("type").asText()).isEqualTo("export");
    assertThat(process.at("/counts/written").asInt()).isEqualTo(1_199);
    assertThat(process.get("done")).isEqualTo(process.get("total"));
  }

  @Test
  void filtersAndPlacesNarrowIt() throws IOException {
    store(0, 100, "{\"agent\":\"a\"}");
    store(100, 160, "{\"agent\":\"b\"}");

    assertThat(lines(acme.get(EXPORT + "?metadata.agent=b&domain=d1"))).hasSize(30);
    assertThat(lines(acme.get(EXPORT + "?since=2026-03-02T09:10:00Z&until=2026-03-02T09:20:00Z")))
        .hasSize(30);
    assertThat(lines(acme.get(EXPORT + "?metric_type=cost_usd"))).isEmpty();
    assertThat(lines(acme.get(EXPORT + "?after=150&through=155")))
        .extracting(line -> line.get("id").asText())
        .containsExactly("e150", "e151", "e152", "e153", "e154");
    assertThat(lines(acme.get(EXPORT + "?after=160"))).isEmpty();
    assertThat(lines(acme.get(EXPORT + "?after=5000"))).isEmpty();
  }

  @Test
  void csvHasAHeadingQuotesAndTheColumnsAskedFor() {
    acme.post(
        "/v1/outcomes/events",
        """
        {"id":"=1+1","domain":"a, \\"b\\"","event_type":" e ","metric_type":"success_rate","value":1,
         "occurred_at":"2026-03-02T09:30:00Z","metadata":{"agent":"x","line":"1\\n2"}}\
        """);

    var usual = acme.with("Accept", "text/csv").get(EXPORT);
    assertThat(usual.header("content-type")).startsWith("text/csv");
    assertThat(usual.body().lines().toList().getFirst())
        .isEqualTo(
            "position,id,domain,event_type,metric_type,value,occurred_at,recorded_at,metadata");
    assertThat(usual.body())
        .contains("\r\n1,=1+1,\"a, \"\"b\"\"\",\" e \",success_rate,1.0,2026-03-02T09:30:00Z,")
        .endsWith(",\"{\"\"agent\"\":\"\"x\"\",\"\"line\"\":\"\"1\\n2\"\"}\"\r\n");

    var some =
        acme.get(EXPORT + "?format=csv&columns=value,metadata.agent,metadata.none,tenant_id");
    assertThat(some.body())
        .isEqualTo(
            "position,value,metadata.agent,metadata.none,tenant_id\r\n1,1.0,x,," + tenant + "\r\n");
  }

  @Test
  void gzipIsUsedWhereItIsTaken() throws IOException, InterruptedException {
    store(0, 1_000, "{}");
    HttpResponse<InputStream> answer = open("gzip, deflate");
    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    try (InputStream in = new GZIPInputStream(answer.body())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(1_000);
    }
    assertThat(acme.with("Accept-Encoding", "gzip;q=0").get(EXPORT).body().lines()).hasSize(1_000);
  }

  @Test
  void oneThatIsCancelledIsCutAndNotEndedEarly() throws Exception {
    storeMoreThanBuffersHold();
    HttpResponse<InputStream> answer = open("identity");
    String id = answer.headers().firstValue("trimtab-process").orElseThrow();

    var told = acme.post("/v1/operations/processes/" + id + "/control", "{\"action\":\"cancel\"}");
    assertThat(told.status()).as(told.body()).isEqualTo(200);

    JsonNode process = Await.newest(acme, "cancelled");
    assertThat(process.get("id").asText()).isEqualTo(id);
    assertThat(process.get("done").asLong()).isLessThan(process.get("total").asLong());
    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
  }

  @Test
  void oneWhoseReaderGoesAwayIsInterrupted() throws Exception {
    storeMoreThanBuffersHold();
    HttpResponse<InputStream> answer = open("identity");
    Await.newest(acme, "running");
    answer.body().close();

    JsonNode process = Await.newest(acme, "interrupted");
    assertThat(process.get("detail").asText()).isEqualTo("the reader went away");
  }

  @Test
  void oneWhoseCredentialsAreRevokedIsCut() throws Exception {
    storeMoreThanBuffersHold();
    HttpResponse<InputStream> answer = open("identity");
    String id = acme.get("/v1/keys").json().at("/0/id").asText();
    HttpCalls operator = SERVER.server().as(SERVER.server().operatorKey());
    assertThat(operator.delete("/v1/keys/" + id).status()).isEqualTo(204);

    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    HttpCalls again = SERVER.server().as(SERVER.server().createKey(tenant, "admin"));
    JsonNode process = Await.newest(again, "failed");
    assertThat(process.get("detail").asText()).isEqualTo("the credentials have ended");
  }

  @Test
  void theAuditLogSaysEveryFilter() {
    acme.get(EXPORT + "?metadata.a=1&metadata.metadata.a=2&domain=bot");

    JsonNode detail = acme.get("/v1/audit?action=outcomes.export").json().at("/0/detail");
    assertThat(detail.toString())
        .isEqualTo(
            "{\"domain\":\"bot\",\"format\":\"ndjson\",\"metadata.a\":\"1\","
                + "\"metadata.metadata.a\":\"2\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "format=xml, format",
    "columns=id, columns",
    "'format=csv&columns=nobody', columns",
    "'format=csv&columns=id,id', columns",
    "after=-1, after",
    "after=1e3, after",
    "'after=5&through=4', through",
    "through=99999999999999999999, through",
    "end_line=maybe, end_line",
    "limit=5, limit",
    "metric_type=x, metric_type",
  })
  void badQueriesAreRefusedByName(String query, String parameter) {
    var answer = acme.get(EXPORT + "?" + query);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(parameter);
    assertThat(acme.get("/v1/operations/processes").json()).as("nothing began").isEmpty();
  }

  @Test
  void otherTenantsEventsDoNotCome() throws IOException {
    store(0, 10, "{}");
    HttpCalls other = SERVER.server().as(SERVER.server().createKey("other-" + tenant, "admin"));
    assertThat(lines(other.get(EXPORT))).isEmpty();
    HttpCalls writer = SERVER.server().as(SERVER.server().createKey(tenant, "outcomes:write"));
    assertThat(writer.get(EXPORT).body()).contains("outcomes:read");
  }

  private HttpResponse<InputStream> open(String encoding) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(SERVER.server().uri().resolve(EXPORT))
            .header("X-API-Key", key)
            .header("Accept-Encoding", encoding)
            .build();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Of the network, on both sides: what a reader does not read must hold the writer up. */
  private void storeMoreThanBuffersHold() {
    String metadata = "{\"text\":\"" + "x".repeat(8_000) + "\"}";
    for (int i = 0; i < 5_000; i += 1_000) {
      store(i, i + 1_000, metadata);
    }
  }
}
