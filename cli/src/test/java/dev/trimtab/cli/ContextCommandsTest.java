package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.FakeServer.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs, markers and domains from the command line: what is sent, and what is shown. */
class ContextCommandsTest {
  private static final String MARKER =
      "{\"id\":\"m1\",\"tenant_id\":\"acme\",\"domain\":\"bot\",\"kind\":\"prompt\","
          + "\"label\":\"shorter\",\"version\":\"18\",\"occurred_at\":\"2026-03-02T09:29:00Z\","
          + "\"recorded_at\":\"2026-03-02T09:30:00Z\",\"url\":null}";

  private static final String DOMAIN =
      "{\"domain\":\"django/django\",\"owner\":\"team-web\",\"channel\":null,"
          + "\"environment\":\"production\",\"trace_url_template\":null,"
          + "\"scores\":{\"faithfulness\":{\"min\":0.0,\"max\":1.0},"
          + "\"toxicity\":{\"max\":5.5,\"better\":\"lower\"}},"
          + "\"updated_at\":\"2026-03-02T09:30:00Z\"}";

  private final Terminal terminal = new Terminal();
  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRunIsOneCall() {
    server.on(
        "POST /v1/outcomes/runs", 201, "{\"run_id\":\"r-7\",\"events\":[" + Samples.EVENT + "]}");

    int exit =
        terminal.run(
            server,
            "run",
            "r-7",
            "-d",
            "bot",
            "--failed",
            "--latency-ms",
            "840",
            "--agent",
            "a",
            "--agent-version",
            "7",
            "--failure-class",
            "timeout",
            "--at",
            "1h",
            "-m",
            "k=v");

    assertThat(exit).isZero();
    assertThat(server.asked.getFirst().body())
        .isEqualTo(
            "{\"run_id\":\"r-7\",\"domain\":\"bot\",\"success\":false,\"latency_ms\":840.0,"
                + "\"failure_class\":\"timeout\",\"agent\":\"a\",\"version\":\"7\","
                + "\"occurred_at\":\"2026-03-02T08:30:00Z\",\"metadata\":{\"k\":\"v\"}}");
    assertThat(terminal.out()).isEqualTo("Recorded latency_ms 840 ms as e1\n");
  }

  @Test
  void aRunSucceededOrFailedOrSaysNeither() {
    server.on("POST /v1/outcomes/runs", 201, "{\"run_id\":\"r\",\"events\":[]}");

    terminal.run(server, "run", "r", "-d", "bot", "--succeeded");
    terminal.run(server, "run", "r", "-d", "bot", "--quality", "1");
    assertThat(server.asked.get(0).body()).contains("\"success\":true");
    assertThat(server.asked.get(1).body()).doesNotContain("success");
    assertThat(terminal.run(server, "run", "r", "-d", "bot", "--succeeded", "--failed"))
        .isEqualTo(2);
  }

  @Test
  void markersAreAddedListedAndRemoved() {
    server
        .on("POST /v1/outcomes/markers", 201, MARKER)
        .on("GET /v1/outcomes/markers", 200, "[" + MARKER + "]")
        .on("DELETE /v1/outcomes/markers/m1", 204, "");

    terminal.run(
        server, "markers", "add", "-d", "bot", "--kind", "prompt", "--label", "shorter", "--to",
        "18", "--id", "m1");
    terminal.run(server, "markers", "list", "-d", "bot", "--since", "1h");
    terminal.run(server, "markers", "remove", "m1");

    assertThat(server.asked.getFirst().body())
        .isEqualTo(
            "{\"id\":\"m1\",\"domain\":\"bot\",\"kind\":\"prompt\",\"label\":\"shorter\","
                + "\"version\":\"18\"}");
    assertThat(server.calls().get(1))
        .isEqualTo("GET /v1/outcomes/markers?domain=bot&since=2026-03-02T08%3A30%3A00Z&limit=20");
    assertThat(terminal.out())
        .isEqualTo(
            """
            Marked 2026-03-02 09:29:00Z as m1.
            OCCURRED AT           DOMAIN  KIND    LABEL    VERSION  ID  URL
            2026-03-02 09:29:00Z  bot     prompt  shorter  18       m1
            Removed m1.
            """);
  }

  @Test
  void aLongListOfMarkersIsFollowedPageByPage() {
    String next = "</v1/outcomes/markers?cursor=c2>; rel=\"next\"";
    server.on(
        "GET /v1/outcomes/markers",
        asked ->
            new Answer(
                200,
                "[" + MARKER + "]",
                asked.call().contains("cursor=c2") ? Map.of() : Map.of("Link", next)));

    terminal.run(server, "markers", "list", "--json");
    assertThat(terminal.out().lines()).containsExactly(MARKER, MARKER);
    terminal.run(server, "markers", "list", "-n", "1");
    assertThat(terminal.out()).endsWith("There are more; --limit shows them.\n");
  }

  @Test
  void aDomainIsShown() {
    server.on("GET /v1/domains/django/django", 200, DOMAIN);

    terminal.run(server, "domains", "show", "django/django");

    assertThat(server.calls()).containsExactly("GET /v1/domains/django%2Fdjango");
    assertThat(terminal.out())
        .isEqualTo(
            """
            domain        django/django
            owner         team-web
            channel
            environment   production
            trace url
            score         faithfulness=0..1
            score         toxicity=..5.5:lower
            """);
  }

  @Test
  void whatIsNotNamedStaysAsItIs() {
    server
        .on("GET /v1/domains/django/django", 200, DOMAIN)
        .on("PUT /v1/domains/django/django", 200, DOMAIN);

    terminal.run(
        server,
        "domains",
        "set",
        "django/django",
        "--channel",
        "#web",
        "--environment",
        "",
        "--score",
        "tone=1..",
        "--no-score",
        "toxicity");

    assertThat(server.asked.getLast().body())
        .isEqualTo(
            "{\"owner\":\"team-web\",\"channel\":\"#web\","
                + "\"scores\":{\"faithfulness\":{\"min\":0.0,\"max\":1.0},\"tone\":{\"min\":1.0}}}");
  }

  @Test
  void aNewDomainBeginsWithNothing() {
    server
        .on("GET /v1/domains/bot", 404, "{\"title\":\"none\",\"status\":404}")
        .on("PUT /v1/domains/bot", 200, DOMAIN);

    assertThat(terminal.run(server, "domains", "set", "bot", "--owner", "me")).isZero();
    assertThat(server.asked.getLast().body()).isEqualTo("{\"owner\":\"me\",\"scores\":{}}");
    assertThat(terminal.run(server, "domains", "set", "bot", "--score", "tone=high")).isEqualTo(2);
    assertThat(terminal.err()).startsWith("--score: 'high' is no range; write 0..1");
  }

  @Test
  void sensitivityIsSetForTheSeriesNamedAndTheRestStays() {
    server
        .on(
            "GET /v1/domains/bot",
            200,
            """
            {"domain":"bot","scores":{},"sensitivity":[
              {"metric_type":"cost_usd","false_alarms_per_year":4.0},
              {"basis":"proven","smallest_decline":0.1}]}""")
        .on("PUT /v1/domains/bot", 200, DOMAIN);

    terminal.run(server, "domains", "set", "bot", "--smallest", "0.2", "--basis", "default");
    assertThat(server.asked.getLast().body())
        .contains(
            "\"metric_type\":\"cost_usd\",\"basis\":null,\"false_alarms_per_year\":4.0",
            "\"metric_type\":null,\"basis\":null,\"false_alarms_per_year\":null,"
                + "\"smallest_decline\":0.2}");
    terminal.run(server, "domains", "set", "bot", "-m", "cost_usd", "--false-alarms", "default");
    assertThat(server.asked.getLast().body()).doesNotContain("cost_usd").contains("0.1");
    assertThat(terminal.run(server, "domains", "set", "bot", "--smallest", "much")).isEqualTo(2);
    assertThat(terminal.err()).contains("'much' is neither a number nor default");
  }

  @Test
  void domainsAreListed() {
    server.on("GET /v1/domains", 200, "[" + DOMAIN + "]");

    terminal.run(server, "domains", "list");

    assertThat(terminal.out())
        .isEqualTo(
            """
            DOMAIN         OWNER     CHANNEL  ENVIRONMENT  SCORES
            django/django  team-web           production        2
            """);
  }
}
