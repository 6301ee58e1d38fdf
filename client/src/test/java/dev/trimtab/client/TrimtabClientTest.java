package dev.trimtab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for each call, and how answers are read. */
class TrimtabClientTest {
  private static final EventIn EVENT =
      new EventIn("e 1", "bot", "answer", "success_rate", 1.0, null, null);
  private static final String STORED =
      """
      {"id":"e 1","tenant_id":"acme","domain":"bot","event_type":"answer",
       "metric_type":"success_rate","value":1,"occurred_at":"2026-03-02T09:30:00Z",
       "recorded_at":"2026-03-02T09:30:01Z","metadata":{}}""";

  private ScriptedServer server;
  private TrimtabClient client;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
    client = new TrimtabClient(ClientSettings.of(server.url(), "tt_key", null));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void anEventIsPostedWithTheKey() {
    server.then(201, STORED);

    EventOut stored = client.record(EVENT);

    assertThat(stored.recordedAt()).isEqualTo(Instant.parse("2026-03-02T09:30:01Z"));
    ScriptedServer.Received request = server.received.getFirst();
    assertThat(request.line()).isEqualTo("POST /v1/outcomes/events");
    assertThat(request.headers().get("Authorization")).containsExactly("Bearer tt_key");
    assertThat(request.headers().get("Content-type")).containsExactly("application/json");
    assertThat(request.body()).contains("\"id\":\"e 1\"");
  }

  @Test
  void aBatchIsOneEventALine() {
    server.then(
        200,
        """
        {"accepted":1,"duplicates":0,
         "rejected":[{"index":1,"pointer":"/value","detail":"must be a finite number"}]}""");

    BatchResult result = client.recordAll(List.of(EVENT, EVENT.withId("e2")));

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.rejected())
        .containsExactly(new BatchResult.Rejected(1, "/value", "must be a finite number"));
    ScriptedServer.Received request = server.received.getFirst();
    assertThat(request.line()).isEqualTo("POST /v1/outcomes/events/batch");
    assertThat(request.headers().get("Content-type")).containsExactly("application/x-ndjson");
    assertThat(request.body().lines().map(line -> line.substring(0, 11)))
        .containsExactly("{\"id\":\"e 1\"", "{\"id\":\"e2\",");
  }

  @Test
  void aListSendsItsFiltersAndFollowsItsLink() {
    String next = "<http://h/v1/outcomes/events?limit=1&cursor=a%2Bb%3D>; rel=\"next\"";
    server.then(new ScriptedServer.Answer(200, "[" + STORED + "]", Map.of("Link", next)));
    server.then(200, "[]");
    EventFilter filter =
        new EventFilter(
            "support bot",
            null,
            "cost_usd",
            Instant.parse("2026-03-01T00:00:00Z"),
            null,
            Map.of("agent", "a&b"),
            1,
            null);

    EventsPage first = client.events(filter);
    EventsPage last = client.events(filter.from(first.next()));

    assertThat(first.events()).extracting(EventOut::id).containsExactly("e 1");
    assertThat(first.next()).isEqualTo("a+b=");
    assertThat(last.next()).isNull();
    String query =
        "GET /v1/outcomes/events?domain=support%20bot&metric_type=cost_usd"
            + "&since=2026-03-01T00%3A00%3A00Z&metadata.agent=a%26b&limit=1";
    assertThat(server.received)
        .extracting(ScriptedServer.Received::line)
        .containsExactly(query, query + "&cursor=a%2Bb%3D");
  }

  @Test
  void anOperatorNamesTheTenantInEveryCall() {
    server.then(200, "[]").then(204, "");
    try (TrimtabClient operator =
        new TrimtabClient(ClientSettings.of(server.url(), "tt_operator", "acme & sons"))) {
      operator.trends(new TrendFilter("bot", null, 50, null, null));
      operator.revokeKey("k/1");
    }

    assertThat(server.received)
        .extracting(ScriptedServer.Received::line)
        .containsExactly(
            "GET /v1/outcomes/trends?domain=bot&window=50&tenant_id=acme%20%26%20sons",
            "DELETE /v1/keys/k%2F1?tenant_id=acme%20%26%20sons");
  }

  @Test
  void theServersReasonReachesTheCaller() {
    server.then(
        422,
        """
        {"title":"Unprocessable Content","status":422,"detail":"The event has 2 faults.",
         "errors":[{"pointer":"/domain","detail":"must not be blank"},
                   {"pointer":"/value","detail":"must be a finite number"}]}""");

    assertThatThrownBy(() -> client.record(EVENT))
        .isInstanceOfSatisfying(TrimtabException.class, e -> assertThat(e.status()).isEqualTo(422))
        .hasMessage(
            """
            422: The event has 2 faults.
              /domain: must not be blank
              /value: must be a finite number""");
  }

  @Test
  void aProxysPageIsQuotedInShort() {
    server.then(502, "<html>\n  <b>Bad  gateway</b>" + "x".repeat(500));

    assertThatThrownBy(() -> client.record(EVENT))
        .isInstanceOfSatisfying(TrimtabException.class, e -> assertThat(e.problem()).isNull())
        .hasMessageStartingWith("502: <html> <b>Bad gateway</b>xxx")
        .hasMessageEndingWith("...");
  }

  @Test
  void anotherServersAnswerIsRecognised() {
    server.then(200, "<html>welcome</html>");

    assertThatThrownBy(client::health)
        .isInstanceOf(TrimtabException.class)
        .hasMessageContaining("Is the URL right?");
  }

  @Test
  void aServerThatIsNotThereIsSaidToBe() {
    server.close();

    assertThatThrownBy(client::health)
        .isInstanceOfSatisfying(TrimtabException.class, e -> assertThat(e.isUnreachable()).isTrue())
        .hasMessageStartingWith("Cannot reach " + server.url())
        .hasMessageEndingWith("Is the server running there?");
  }

  @Test
  void anAddressWithoutAHostIsRefused() {
    assertThatThrownBy(() -> ClientSettings.of(java.net.URI.create("localhost:8433"), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://host:8433");
  }
}
