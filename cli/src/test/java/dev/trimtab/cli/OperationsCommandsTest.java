package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent by the commands about the hub, alerts and silences, and what they say of it. */
class OperationsCommandsTest {
  private static final String ALERTS = "/v1/operations/alerts";
  private static final String SILENCES = "/v1/operations/silences";
  private static final String ALERT =
      "{\"labels\":{\"alertname\":\"trimtab_regression\",\"domain\":\"bot\"},"
          + "\"annotations\":{\"summary\":\"success_rate of run in bot has become worse\"},"
          + "\"startsAt\":\"2026-03-02T08:12:00Z\",\"endsAt\":\"2026-03-02T09:35:00Z\","
          + "\"updatedAt\":\"2026-03-02T09:30:00Z\",\"fingerprint\":\"a2f6e3c1d0b94857\","
          + "\"receivers\":[],\"status\":{\"state\":\"suppressed\",\"silencedBy\":[\"s1\"],"
          + "\"inhibitedBy\":[]},\"state\":\"firing\",\"acknowledged_by\":\"ana\","
          + "\"acknowledged_at\":\"2026-03-02T09:30:00Z\",\"acknowledged_comment\":\"mine\"}";
  private static final String SILENCE =
      "{\"id\":\"s1\",\"matchers\":[{\"name\":\"domain\",\"value\":\"support-*\"}],"
          + "\"comment\":\"a migration\",\"created_by\":\"ana\","
          + "\"created_at\":\"2026-03-02T09:30:00Z\",\"ends_at\":\"2026-03-02T11:30:00Z\","
          + "\"status\":\"active\"}";
  private static final String HUB =
      "{\"timestamp\":\"2026-03-02T09:30:21Z\",\"active_count\":1,\"processes\":["
          + "{\"id\":\"l1\",\"type\":\"loop\",\"status\":\"running\","
          + "\"started_at\":\"2026-03-02T09:30:00Z\",\"name\":\"rollback: success_rate of run in"
          + " bot\",\"metadata\":{},\"started_by\":\"trimtab\","
          + "\"updated_at\":\"2026-03-02T09:30:00Z\",\"ended_at\":null,\"done\":1,\"total\":null,"
          + "\"counts\":{},\"cancel_requested\":false,\"actions\":[\"cancel\"],\"detail\":null}],"
          + "\"outcomes\":[{\"metric_type\":\"success_rate\",\"direction\":\"declining\","
          + "\"evidence\":null,\"open_change_points\":1,\"events_last_hour\":5120,"
          + "\"last_event_at\":\"2026-03-02T09:30:20Z\"}],"
          + "\"ingest\":{\"rate_per_s\":85.2,\"queue_depth\":3,\"oldest_unhandled_s\":1.5}}";

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
  void theHubStandsOnOneScreen() {
    server.on("GET /v1/operations/hub", 200, HUB);

    assertThat(terminal.run(server, "hub", "--include", "loop")).as(terminal.err()).isZero();

    assertThat(server.calls()).containsExactly("GET /v1/operations/hub?include=loop&limit=20");
    assertThat(terminal.out())
        .contains("1 running", "loop  running  2026-03-02 09:30:00Z  trimtab  rollback: success")
        .contains("declining", "5,120", "85.200 events a second, 3 waiting", "for 1.50 s");
    Terminal second = new Terminal();
    assertThat(second.run(server, "hub", "--json")).isZero();
    assertThat(second.out()).contains("\"oldest_unhandled_s\" : 1.5");
  }

  @Test
  void ofTheJobsOnlyWhatIsWrongIsTold() {
    String job =
        "{\"id\":\"job-%1$s\",\"type\":\"job\",\"status\":\"%2$s\","
            + "\"started_at\":\"2026-03-02T09:00:00Z\",\"name\":\"%1$s\",\"metadata\":{},"
            + "\"started_by\":\"server\",\"updated_at\":\"2026-03-02T09:30:00Z\","
            + "\"ended_at\":null,\"done\":1800,\"total\":null,\"counts\":{\"failures\":3},"
            + "\"cancel_requested\":false,\"actions\":[],\"detail\":%3$s}";
    String jobs =
        String.join(
            ",",
            job.formatted("deliveries", "failing", "\"the store: unavailable\""),
            job.formatted("quotas", "idle", "null"),
            job.formatted("loops", "running", "null"));
    server.on(
        "GET /v1/operations/hub",
        asked ->
            new FakeServer.Answer(
                200,
                asked.call().contains("include=job")
                    ? HUB.replaceFirst(
                        "\"processes\":\\[.*\\],\"outcomes",
                        "\"processes\":[" + jobs + "],\"outcomes")
                    : HUB,
                Map.of()));

    assertThat(terminal.run(server, "hub")).as(terminal.err()).isZero();

    assertThat(terminal.out())
        .contains("loop  running", "deliveries  failing  1,800         3  2026-03-02 09:30:00Z")
        .contains("the store: unavailable", "2 jobs go well.")
        .doesNotContain("quotas");
  }

  @Test
  void aJobIsPausedAndResumed() {
    String job = HUB.replaceFirst(".*\"processes\":\\[(.*)\\],\"outcomes.*", "$1");
    server.on("POST /v1/operations/processes/job-states/control", 200, job);
    for (String action : new String[] {"pause", "resume"}) {
      assertThat(new Terminal().run(server, "processes", action, "job-states")).isZero();
      assertThat(server.asked.getLast().body()).isEqualTo("{\"action\":\"" + action + "\"}");
    }
  }

  @Test
  void alertsAreListedAndSeenTo() {
    server.on("GET " + ALERTS, 200, "[" + ALERT + "]");
    server.on("POST " + ALERTS + "/a2f6e3c1d0b94857/acknowledge", 200, ALERT);

    assertThat(terminal.run(server, "alerts", "--firing", "--unsilenced", "-d", "bot")).isZero();
    assertThat(server.calls())
        .containsExactly("GET " + ALERTS + "?state=firing&domain=bot&silenced=false");
    assertThat(terminal.out())
        .isEqualTo(
            """
            STATE   SINCE                 FINGERPRINT       SILENCED  SEEN TO BY  WHAT
            firing  2026-03-02 08:12:00Z  a2f6e3c1d0b94857  yes       ana         success_rate of run in bot has become worse
            """);
    Terminal second = new Terminal();
    assertThat(second.run(server, "alerts", "acknowledge", "a2f6e3c1d0b94857", "--comment", "mine"))
        .as(second.err())
        .isZero();
    assertThat(server.asked.getLast().body()).isEqualTo("{\"comment\":\"mine\"}");
    assertThat(second.out()).isEqualTo("Seen to by ana.\n");
    Terminal third = new Terminal();
    assertThat(third.run(server, "alerts", "--json")).isZero();
    assertThat(third.out()).contains("\"startsAt\":\"2026-03-02T08:12:00Z\"").hasLineCount(1);
  }

  @Test
  void silencesAreAddedListedAndEnded() {
    server.on("POST " + SILENCES, 201, SILENCE);
    server.on("GET " + SILENCES, 200, "[" + SILENCE + "]");
    server.on("DELETE " + SILENCES + "/s1", 200, SILENCE);
    int exit =
        terminal.run(
            server,
            "silence",
            "add",
            "--match",
            "domain=support-*",
            "--match",
            "template=a=b",
            "--for",
            "2h",
            "--comment",
            "a migration");
    assertThat(exit).as(terminal.err()).isZero();
    assertThat(server.asked.getLast().body())
        .isEqualTo(
            "{\"matchers\":[{\"name\":\"domain\",\"value\":\"support-*\"},"
                + "{\"name\":\"template\",\"value\":\"a=b\"}],\"comment\":\"a migration\","
                + "\"ends_at\":\"2026-03-02T11:30:00Z\"}");
    assertThat(terminal.out()).isEqualTo("Silenced until 2026-03-02 11:30:00Z as s1.\n");

    Terminal second = new Terminal();
    assertThat(second.run(server, "silence", "list")).isZero();
    assertThat(server.calls().getLast()).isEqualTo("GET " + SILENCES + "?status=active&limit=50");
    assertThat(second.out())
        .isEqualTo(
            """
            ID  STATUS  UNTIL                 BY   MATCHES           COMMENT
            s1  active  2026-03-02 11:30:00Z  ana  domain=support-*  a migration
            """);
    Terminal third = new Terminal();
    assertThat(third.run(server, "silence", "end", "s1")).isZero();
    assertThat(third.out()).isEqualTo("Ended at 2026-03-02 11:30:00Z.\n");
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(
            terminal.run(server, "silence", "add", "-m", "domain", "--for", "2h", "--comment", "x"))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("must be like domain=support-bot");
    for (String length : new String[] {"2", "-2h", "later"}) {
      Terminal next = new Terminal();
      assertThat(
              next.run(server, "silence", "add", "-m", "a=b", "--for=" + length, "--comment", "x"))
          .as(length)
          .isEqualTo(2);
      assertThat(next.err()).contains("is no length; write 90m, 2h or 7d");
    }
    Terminal both = new Terminal();
    assertThat(
            both.run(
                server,
                "silence",
                "add",
                "-m",
                "a=b",
                "--for",
                "2h",
                "--until",
                "+2h",
                "--comment",
                "x"))
        .isEqualTo(2);
    assertThat(new Terminal().run(server, "silence", "add", "-m", "a=b", "--comment", "x"))
        .isEqualTo(2);
    assertThat(server.asked).isEmpty();
  }
}
