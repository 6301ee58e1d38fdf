package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.FakeServer.Answer;
import dev.trimtab.cli.screen.Style;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The screens of what reads, letter by letter, and their JSON. */
class ReadingCommandsTest {
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
  void trendsAreATableWithSparklines() {
    server.on("GET /v1/outcomes/trends", 200, Samples.TRENDS);

    assertThat(terminal.run(server, "trend", "-d", "support-bot")).isZero();
    assertThat(terminal.out())
        .isEqualTo(
            """
            support-bot, the newest 8 samples

            METRIC         DIRECTION     BEFORE (n)      NOW (n)   CHANGE  OLDEST TO NEWEST
            success_rate   ▼ declining   75.0 % (4)   50.0 % (4)  -33.3 %  ██▁█▁█▁█
            quality_score  one sample                  0.810 (1)           ▄
            latency_ms     ▲ improving   2.00 s (2)   1.50 s (2)  -25.0 %  █▆▃▁
            cost_usd       ● stable     $0.0125 (1)  $0.0125 (1)   +0.0 %  ▄▄
            failure_class  no samples

            ▲ better   ▼ worse   ● within 5 %
            """);
    assertThat(server.calls()).containsExactly("GET /v1/outcomes/trends?domain=support-bot");
  }

  @Test
  void oneTrendAsJsonIsTheServersAnswer() {
    server.on("GET /v1/outcomes/trends/success_rate", 200, Samples.TREND);

    terminal.run(
        server, "trend", "success_rate", "-w", "8", "--since", "3h", "-e", "answer", "--json");

    assertThat(terminal.out().replaceAll("\\s", "")).isEqualTo(Samples.TREND.replaceAll("\\s", ""));
    assertThat(server.calls())
        .containsExactly(
            "GET /v1/outcomes/trends/success_rate"
                + "?event_type=answer&window=8&since=2026-03-02T06%3A30%3A00Z");
  }

  @Test
  void aTerminalSeesColours() {
    server.on("GET /v1/outcomes/trends", 200, Samples.TRENDS);
    Terminal colourful = new Terminal(new Style(true, true, true));

    colourful.run(server, "trend");

    assertThat(colourful.out())
        .contains("\u001b[31m▼ declining\u001b[0m", "\u001b[32m▲ improving\u001b[0m");
  }

  @Test
  void aTerminalWithoutUnicodeSeesLetters() {
    server.on("GET /v1/outcomes/trends", 200, Samples.TRENDS);
    Terminal plain = new Terminal(new Style(false, false, false));

    plain.run(server, "trend");

    assertThat(plain.out()).contains("v declining", "##_#_#_#").isASCII();
  }

  @Test
  void theDashboardIsOneScreen() {
    server.on("GET /v1/outcomes/dashboard", 200, Samples.DASHBOARD);

    assertThat(terminal.run(server, "dashboard", "--failure-days", "7")).isZero();
    assertThat(terminal.out()).isEqualTo(Samples.DASHBOARD_SCREEN);
    assertThat(server.calls()).containsExactly("GET /v1/outcomes/dashboard?failure_days=7");
  }

  @Test
  void anEnvironmentIsAskedForByName() {
    server.on("GET /v1/outcomes/dashboard", 200, Samples.DASHBOARD);
    server.on("GET /v1/outcomes/trends", 200, "[]");

    terminal.run(server, "dashboard", "--environment", "production");
    terminal.run(server, "trend", "--environment", "production", "--json");
    terminal.run(server, "series", "cost_usd", "--environment", "production");
    server.on("POST /v1/outcomes/roi", 200, Samples.roi(10, 5, 0.5));
    terminal.run(
        server, "roi", "--hours-saved=2", "--cost-per-hour=60", "--environment", "production");

    assertThat(server.calls())
        .startsWith(
            "GET /v1/outcomes/dashboard?environment=production",
            "GET /v1/outcomes/trends?environment=production",
            "GET /v1/outcomes/series?metric_type=cost_usd&environment=production",
            "GET /v1/outcomes/dashboard?environment=production");
  }

  @Test
  void anEmptyDashboardSaysHowToBegin() {
    server.on("GET /v1/outcomes/dashboard", 200, Samples.EMPTY_DASHBOARD);

    terminal.run(server, "dashboard");

    assertThat(terminal.out())
        .isEqualTo(
            """
            All domains: 0 events

            Record the first event with: trimtab record -d bot -e answer success_rate=1
            """);
  }

  @Test
  void eventsAreATableAndTheRestIsMentioned() {
    server.on(
        "GET /v1/outcomes/events",
        asked -> new Answer(200, "[" + Samples.EVENT + "]", Map.of("Link", Samples.NEXT)));

    terminal.run(server, "events", "-n", "1", "-m", "agent=triage", "--metric", "latency_ms");

    assertThat(terminal.out())
        .isEqualTo(
            """
            OCCURRED AT           DOMAIN       EVENT TYPE  METRIC       VALUE  METADATA
            2026-03-02 09:29:59Z  support-bot  answer      latency_ms  840 ms  agent=triage
            There are more; --limit shows them.
            """);
    assertThat(server.calls())
        .containsExactly(
            "GET /v1/outcomes/events?metric_type=latency_ms&metadata.agent=triage&limit=1");
  }

  @Test
  void aLongListIsFollowedPageByPageOneEventALine() {
    server.on(
        "GET /v1/outcomes/events",
        asked ->
            asked.call().contains("cursor=c2")
                ? new Answer(200, "[" + Samples.EVENT + "]", Map.of())
                : new Answer(200, "[" + Samples.EVENT + "]", Map.of("Link", Samples.NEXT)));

    terminal.run(server, "events", "-n", "1500", "--json");

    assertThat(terminal.out().lines()).containsExactly(Samples.EVENT, Samples.EVENT);
    assertThat(server.calls())
        .containsExactly(
            "GET /v1/outcomes/events?limit=1000", "GET /v1/outcomes/events?limit=1000&cursor=c2");
  }

  @Test
  void noEventsAreSaidToBeNone() {
    server.on("GET /v1/outcomes/events", 200, "[]");

    assertThat(terminal.run(server, "events")).isZero();
    assertThat(terminal.out()).isEqualTo("No events.\n");
  }

  @Test
  void theAuditLogIsATable() {
    server.on(
        "GET /v1/audit",
        asked ->
            new Answer(
                200,
                """
                [{"at": "2026-03-02T09:29:59.123456Z", "tenant_id": "acme", "actor": "anna",
                  "key_id": "k_1", "address": "192.0.2.7", "action": "key.revoke",
                  "subject": "k_2", "detail": {"name": "bot"}},
                 {"at": "2026-03-02T09:29:58Z", "tenant_id": "*", "actor": "server",
                  "key_id": null, "address": null, "action": "key.create",
                  "subject": "k_1", "detail": {}}]""",
                Map.of("Link", Samples.NEXT)));

    terminal.run(server, "audit", "-n", "2", "--action", "key.revoke", "--since", "3h");

    assertThat(terminal.out())
        .isEqualTo(
            """
            AT                    WHO     FROM       ACTION      OWNER        SUBJECT  DETAIL
            2026-03-02 09:29:59Z  anna    192.0.2.7  key.revoke  tenant acme  k_2      {"name":"bot"}
            2026-03-02 09:29:58Z  server             key.create  operator     k_1      {}
            There are more; --limit shows them.
            """);
    assertThat(server.calls())
        .containsExactly("GET /v1/audit?action=key.revoke&since=2026-03-02T06%3A30%3A00Z&limit=2");
  }

  @Test
  void healthIsAWordAndAnExitCode() {
    server.on("GET /v1/outcomes/health", 200, "{\"status\":\"ok\"}");
    assertThat(terminal.run(server, "health")).isZero();
    server.on(
        "GET /v1/outcomes/health", 200, "{\"status\":\"stale\",\"hours_since_last_event\":31.5}");
    assertThat(terminal.run(server, "health")).isEqualTo(1);
    server.on(
        "GET /v1/outcomes/health", 200, "{\"status\":\"stale\",\"hours_since_last_event\":null}");
    assertThat(terminal.run(server, "health")).isEqualTo(1);

    assertThat(terminal.out())
        .isEqualTo(
            """
            ok: outcomes arrive
            stale: the last outcome is 31 hours old
            stale: no outcome has arrived yet
            """);
  }

  @Test
  void returnsAreATableWithATotal() {
    server.on("GET /v1/outcomes/dashboard", 200, Samples.DASHBOARD);
    server.on(
        "POST /v1/outcomes/roi",
        asked ->
            new Answer(
                200,
                asked.body().contains("checkout") ? Samples.roi(10, 10, 0.5) : Samples.roi(4, 0, 2),
                Map.of()));

    terminal.run(server, "roi", "--hours-saved", "0.5", "--cost-per-hour", "60", "--days", "90");

    assertThat(terminal.out())
        .isEqualTo(
            """
            DOMAIN       RUNS  SUCCEEDED     RATE   COST  PER SUCCESS    VALUE      NET
            checkout       10         10  100.0 %  $0.50      $0.0500  $300.00  $299.50
            support-bot     4          0    0.0 %  $2.00                 $0.00   -$2.00
            all            14         10   71.4 %  $2.50        $0.25  $300.00  $297.50
            """);
    assertThat(server.asked.get(1).body())
        .isEqualTo(
            "{\"domain\":\"checkout\",\"hours_saved_per_success\":0.5,"
                + "\"cost_per_hour_usd\":60.0,\"window_days\":90}");
  }

  @Test
  void returnsByEventTypeAreSummedOverDomains() {
    server.on("GET /v1/outcomes/dashboard", 200, Samples.DASHBOARD);
    server.on("POST /v1/outcomes/roi", 200, Samples.roi(10, 5, 0.5));

    terminal.run(
        server, "roi", "--hours-saved", "0.5", "--cost-per-hour", "60", "--by", "event_type");

    assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "EVENT TYPE RUNS SUCCEEDED RATE COST PER SUCCESS VALUE NET",
            "answer 20 10 50.0 % $1.00 $0.10 $300.00 $299.00");
  }

  @Test
  void returnsAreOfDomainsOrOfAnEnvironment() {
    String worth = "--hours-saved=2";

    assertThat(
            terminal.run(server, "roi", "shop", "--environment=live", worth, "--cost-per-hour=60"))
        .isEqualTo(2);
    assertThat(terminal.err()).startsWith("Say either DOMAIN or --environment.");
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void whatIsWideFitsANarrowTerminal() {
    Terminal narrow = new Terminal(new Style(false, true, true, 80));
    String domain = "a-domain-with-a-name-longer-than-most";
    server.on("GET /v1/outcomes/dashboard", 200, Samples.DASHBOARD);
    server.on("GET /v1/outcomes/trends", 200, Samples.TRENDS);
    server.on("POST /v1/outcomes/roi", 200, Samples.roi(1_000, 900, 1_234));

    narrow.run(server, "dashboard");
    narrow.run(server, "trend");
    narrow.run(
        server, "roi", "--hours-saved", "2", "--cost-per-hour", "60", "--by", "both", domain);

    assertThat(narrow.out()).contains("SUCCEEDED", "NET").doesNotContain("VALUE  NET");
    assertThat(narrow.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
  }
}
