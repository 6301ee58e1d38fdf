package dev.trimtab.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamIT {
  private static final String STREAM = "/v1/outcomes/stream";
  private static final String EVENTS = "/v1/outcomes/events";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension().with("TRIMTAB_STREAMS_HEARTBEAT", "PT0.1S");

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls acme = as(tenant, "outcomes:read", "outcomes:write");

  @Test
  void tellsEventsInTheOrderOfTheirPositions() throws IOException {
    try (StreamCall stream = StreamCall.open(acme, "")) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("content-type")).startsWith("text/event-stream");
      assertThat(stream.header("cache-control")).isEqualTo("no-store");
      assertThat(stream.next()).isEqualTo(new StreamCall.Message("0", null, null));

      record("first", "\"metadata\":{\"text\":\"a\\nb\\u2028\"}");
      recordAll("many", 700);
      List<StreamCall.Message> told = stream.events(701);

      assertThat(told).extracting(StreamCall.Message::position).isEqualTo(positions(1, 701));
      assertThat(told).extracting(StreamCall.Message::event).containsOnly("outcome");
      assertThat(told.getFirst().data())
          .isEqualTo(acme.get(EVENTS + "/first").body())
          .contains("a\\nb");
      assertThat(told.getLast().json().get("id").asText()).isEqualTo("many-699");
    }
  }

  @Test
  void beginsNowOrWhereItIsTold() throws IOException {
    recordAll("e", 5);

    try (StreamCall now = StreamCall.open(acme, "");
        StreamCall all = StreamCall.open(acme, "?after=0");
        StreamCall some = StreamCall.open(acme, "?after=3");
        StreamCall again = StreamCall.open(acme.with("Last-Event-ID", "4"), "?after=1")) {
      assertThat(now.next().id()).isEqualTo("5");
      assertThat(ids(all.events(5))).containsExactly("e-0", "e-1", "e-2", "e-3", "e-4");
      assertThat(ids(some.events(2))).containsExactly("e-3", "e-4");
      assertThat(again.next().id()).isEqualTo("4");
      assertThat(ids(again.events(1))).containsExactly("e-4");
      record("new", "");
      for (StreamCall stream : List.of(now, all, some, again)) {
        assertThat(stream.nextEvent().position()).isEqualTo(6);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?after=0&domain=wanted, 2|3|4|6",
    "?after=0&event_type=wanted, 3|6",
    "?after=0&metric_type=latency_ms, 4|6",
    "?after=0&metadata.agent=wanted, 5|6",
    "?after=0&domain=wanted&metadata.agent=wanted, 6",
    "?after=0&metadata.n=1.50, 2|6"
  })
  void tellsWhatIsAskedFor(String query, String positions) throws IOException {
    post("other", "other", "cost_usd", "");
    post("wanted", "other", "cost_usd", "\"n\":1.50");
    post("wanted", "wanted", "cost_usd", "\"n\":1.5");
    post("wanted", "other", "latency_ms", "");
    post("other", "other", "cost_usd", "\"agent\":\"wanted\"");
    try (StreamCall stream = StreamCall.open(acme, query)) {
      // One that everybody asks for, told live: up to it, nothing else comes.
      post("wanted", "wanted", "latency_ms", "\"agent\":\"wanted\",\"n\":1.50");
      List<String> told = new ArrayList<>();
      do {
        told.add(stream.nextEvent().id());
      } while (!told.getLast().equals("6"));
      assertThat(String.join("|", told)).isEqualTo(positions);
    }
  }

  /** The id of a sign of life counts: a reader of a narrow filter does not begin far behind. */
  @Test
  void aSignOfLifeTellsHowFarTheStreamHasCome() throws IOException {
    try (StreamCall stream = StreamCall.open(acme, "?domain=nothing-there")) {
      assertThat(stream.next().id()).isEqualTo("0");
      recordAll("e", 3);
      StreamCall.Message message = stream.next();
      while (!message.equals(new StreamCall.Message("3", null, null))) {
        assertThat(message).isEqualTo(new StreamCall.Message("0", null, null));
        message = stream.next();
      }
    }
  }

  @Test
  void whatIsVoidedBeforeItIsReadIsNotTold() throws IOException {
    recordAll("e", 4);
    acme.post(EVENTS + "/e-1/void", "{\"reason\":\"sent twice\"}");
    acme.post(EVENTS + "/e-3/void", "{\"reason\":\"sent twice\"}");
    try (StreamCall stream = StreamCall.open(acme, "?after=0")) {
      assertThat(ids(stream.events(2))).containsExactly("e-0", "e-2");
      record("next", "");
      assertThat(stream.nextEvent().position()).isEqualTo(5);
    }
  }

  @Test
  void tenantsDoNotSeeEachOther() throws IOException {
    String otherTenant = "other-" + tenant;
    HttpCalls other = as(otherTenant, "outcomes:read", "outcomes:write");
    HttpCalls operator = SERVER.server().as(SERVER.server().operatorKey());
    try (StreamCall theirs = StreamCall.open(other, "");
        StreamCall ours = StreamCall.open(acme, "");
        StreamCall operators = StreamCall.open(operator, "?tenant_id=" + tenant)) {
      recordAll("ours", 3);
      other.post(EVENTS, event("theirs", ""));

      assertThat(ids(theirs.events(1))).containsExactly("theirs");
      assertThat(ids(ours.events(3))).containsExactly("ours-0", "ours-1", "ours-2");
      assertThat(operators.nextEvent().json().get("tenant_id").asText()).isEqualTo(tenant);
    }
    assertThat(other.get(STREAM + "?tenant_id=" + tenant).status()).isEqualTo(403);
    assertThat(operator.get(STREAM).json().at("/errors/0/pointer").asText()).isEqualTo("tenant_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|nonsense|Last-Event-ID",
        "|-1|Last-Event-ID",
        "|1.5|Last-Event-ID",
        "|+1|Last-Event-ID",
        "|99999999999999999999|Last-Event-ID",
        "|3|Last-Event-ID",
        "?after=|0|after",
        "?after=x||after",
        "?after=3||after",
        "?after=1&after=2||after",
        "?since=2026-01-01T00:00:00Z||since",
        "?until=2026-01-01T00:00:00Z||until",
        "?limit=3||limit",
        "?metric_type=speed||metric_type",
        "?metadata.=x||metadata.",
      })
  void whatIsWrongIsNamed(String query, String lastEventId, String pointer) {
    recordAll("e", 2);
    HttpCalls calls = lastEventId == null ? acme : acme.with("Last-Event-ID", lastEventId);

    HttpCalls.Answer answer = calls.get(STREAM + (query == null ? "" : query));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void onlyReadersAreLetIn() {
    assertThat(SERVER.server().anonymously().get(STREAM).status()).isEqualTo(401);
    HttpCalls.Answer refused = as(tenant, "outcomes:write").get(STREAM);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("outcomes:read");
    assertThat(acme.post(STREAM, "{}").status()).isEqualTo(405);
    assertThat(acme.head(STREAM)).isEqualTo(200);
  }

  @Test
  void endsWithTheKey() throws IOException {
    HttpCalls operator = SERVER.server().as(SERVER.server().operatorKey());
    JsonNode made = makeKey("");
    HttpCalls calls = SERVER.server().as(made.get("key").asText());
    try (StreamCall stream = StreamCall.open(calls, "")) {
      record("before", "");
      assertThat(stream.nextEvent().position()).isEqualTo(1);
      operator.delete("/v1/keys/" + made.get("id").asText());
      stream.awaitEnd();
    }
    assertThat(calls.get(STREAM).status()).isEqualTo(401);
  }

  @Test
  void endsWhenTheKeyExpires() throws IOException {
    Instant soon = Instant.now().plus(5, ChronoUnit.SECONDS);
    JsonNode made = makeKey(",\"expires_at\":\"" + soon + "\"");
    try (StreamCall stream = StreamCall.open(SERVER.server().as(made.get("key").asText()), "")) {
      assertThat(stream.status()).isEqualTo(200);
      stream.awaitEnd();
    }
  }

  private static JsonNode makeKey(String tenant, String more) {
    return SERVER
        .server()
        .as(SERVER.server().operatorKey())
        .post(
            "/v1/keys",
            "{\"tenant_id\":\"%s\",\"name\":\"stream\",\"scopes\":[\"outcomes:read\"]%s}"
                .formatted(tenant, more))
        .json();
  }

  private JsonNode makeKey(String more) {
    return makeKey(tenant, more);
  }

  private void record(String id, String more) {
    assertThat(acme.post(EVENTS, event(id, more)).status()).isEqualTo(201);
  }

  private void recordAll(String name, int count) {
    String events =
        IntStream.range(0, count)
            .mapToObj(i -> event(name + "-" + i, ""))
            .collect(Collectors.joining("\n"));
    assertThat(
            acme.with("Content-Type", "application/x-ndjson")
                .post(EVENTS + "/batch", events)
                .status())
        .isEqualTo(200);
  }

  private void post(String domain, String eventType, String metricType, String metadata) {
    String body =
        """
        {"domain":"%s","event_type":"%s","metric_type":"%s","value":1,"metadata":{%s}}"""
            .formatted(domain, eventType, metricType, metadata);
    assertThat(acme.post(EVENTS, body).status()).isEqualTo(201);
  }

  private static String event(String id, String more) {
    return """
        {"id":"%s","domain":"bot","event_type":"answer","metric_type":"cost_usd","value":1%s}"""
        .formatted(id, more.isEmpty() ? "" : "," + more);
  }

  private static List<String> ids(List<StreamCall.Message> events) {
    return events.stream().map(event -> event.json().get("id").asText()).toList();
  }

  private static List<Long> positions(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static HttpCalls as(String tenant, String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }
}
