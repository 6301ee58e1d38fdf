package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.FakeServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Research requests and lessons from the command line: what is sent, and what is shown. */
class IntakeCommandsTest {
  private static final String INTAKES = "/v1/improvements/intakes";
  private static final String LESSONS = "/v1/improvements/lessons";

  private static final String INTAKE =
      """
      {"id":"i1","tenant_id":"acme",
       "classification":{"research_type":"technical","category":"quality","urgency":"high"},
       "content":{"title":"Why so slow?","summary":"It\\u001b[31m is.","source":"ann",
                  "source_date":"2026-03-01"},
       "relevance":{"impact_areas":["bot"],"affected_agents":[],"priority_score":8},
       "analysis":{"key_findings":["one\\ntwo"],"recommendations":[],"risks":[],
                   "opportunities":[]},
       "disposition":{"status":"accepted","allowed":["tracked"],
                      "decision_date":"2026-03-02T09:00:00Z","decision_by":"bob",
                      "rationale":"it pays","action_items":["do it"]},
       "tracking":{"backlog_refs":["BOT-7"],"roadmap_impact":null,"implementation_target":"Q2"},
       "origin":{"loop_id":"l1","change_point_id":"cp_7","domain":"bot","event_type":"run",
                 "metric_type":"latency_ms",
                 "signal":{"significance":0.5,"size":0.25,"volume":0.75,"novelty":1}},
       "signal_quality":0.553,"created_by":"trimtab","created_at":"2026-03-01T09:00:00Z",
       "updated_at":"2026-03-02T09:00:00Z","revision":3}""";

  private static final String LESSON =
      """
      {"id":"e1","tenant_id":"acme","problem":"slower","action":"rolled back","result":"faster",
       "notes":null,"tags":["prompt"],"confidence":0.9,"domain":"bot","event_type":"run",
       "metric_type":"latency_ms","template":null,"loop_id":null,"verdict":"improved",
       "status":"confirmed","confirmed_by":"bob","confirmed_at":"2026-03-02T09:00:00Z",
       "created_by":"trimtab","created_at":"2026-03-01T09:00:00Z",
       "updated_at":"2026-03-02T09:00:00Z","revision":1}""";

  @TempDir private Path folder;
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
  void intakesAreListedPageByPage() {
    String next = "<" + INTAKES + "?cursor=c2>; rel=\"next\"";
    server.on(
        "GET " + INTAKES,
        asked ->
            asked.call().contains("cursor=c2")
                ? new Answer(200, "[" + INTAKE + "]", Map.of())
                : new Answer(200, "[]", Map.of("Link", next)));
    int exit =
        terminal.run(
            server,
            "intakes",
            "list",
            "-q",
            "a b",
            "--status",
            "accepted",
            "--area",
            "bot",
            "--generated",
            "--order",
            "signal_quality");

    assertThat(exit).isZero();
    assertThat(server.calls().getFirst())
        .isEqualTo(
            "GET "
                + INTAKES
                + "?q=a%20b&status=accepted&impact_area=bot&generated=true&order=signal_quality"
                + "&limit=20");
    assertThat(terminal.out())
        .isEqualTo(
            """
            ID  STATUS    URGENCY  SIGNAL  CATEGORY  TITLE
            i1  accepted  high       0.55  quality   Why so slow?
            """);
  }

  @Test
  void anIntakeIsShownWithAllThatIsSaidOfIt() {
    server.on("GET " + INTAKES + "/i1", 200, INTAKE);
    assertThat(terminal.run(server, "intakes", "show", "i1")).isZero();
    assertThat(terminal.out())
        .contains(
            "Why so slow?\nIt is accepted; next: tracked.\n",
            "Signal        0.55: significance 0.50, size 0.25, volume 0.75, novelty 1.00",
            "Series        latency_ms, bot, run",
            "Decided       2026-03-02 09:00:00Z by bob",
            "Summary\nIt [31m is.\n",
            "Findings\n- one\n  two\n",
            "Rationale\nit pays\n",
            "To be done\n- do it\n",
            "Backlog\n- BOT-7\n")
        .doesNotContain("Risks", "\u001b");
  }

  @Test
  void anIntakeIsSubmittedByOptions() {
    server.on("POST " + INTAKES, 201, INTAKE);
    terminal.run(
        server,
        "intakes",
        "submit",
        "--title",
        "Why?",
        "--type",
        "user",
        "--category",
        "c",
        "--area",
        "bot",
        "--priority",
        "3",
        "--source-date",
        "2026-03-01");

    assertThat(server.asked.getFirst().body())
        .contains(
            "\"research_type\":\"user\"",
            "\"title\":\"Why?\"",
            "\"source_date\":\"2026-03-01\"",
            "\"impact_areas\":[\"bot\"]",
            "\"priority_score\":3");
    assertThat(terminal.out()).isEqualTo("Submitted as i1.\n");
    assertThat(terminal.run(server, "intakes", "submit", "--title", "t")).isEqualTo(2);
    assertThat(terminal.err()).contains("Missing --type");
  }

  @Test
  void anIntakeIsSubmittedAsAFileUnreadByTheCommand() throws Exception {
    server.on("POST " + INTAKES, 201, INTAKE);
    Path file = folder.resolve("request.yaml");
    Files.writeString(
        file,
        """
        # why
        classification: {research_type: user, category: c}
        content: {title: t, source_date: 2026-03-01}
        unknown: 1.5
        """);
    assertThat(terminal.run(server, "intakes", "submit", "--file", file.toString())).isZero();
    assertThat(server.asked.getFirst().body())
        .isEqualTo(
            "{\"classification\":{\"research_type\":\"user\",\"category\":\"c\"},"
                + "\"content\":{\"title\":\"t\",\"source_date\":\"2026-03-01\"},\"unknown\":1.5}");

    assertThat(terminal.run(server, "intakes", "submit", "-f", "x", "--title", "t")).isEqualTo(2);
    Files.writeString(file, "a: [");
    assertThat(terminal.run(server, "intakes", "submit", "-f", file.toString())).isEqualTo(1);
    assertThat(terminal.err()).contains("is not YAML at line");
    assertThat(terminal.run(server, "intakes", "submit", "-f", folder + "/none")).isEqualTo(1);
  }

  @Test
  void intakesAreMoved() {
    server
        .on("POST " + INTAKES + "/i1/transition", 200, INTAKE)
        .on(
            "POST " + INTAKES + "/triage",
            200,
            "{\"moved\":1,\"results\":[{\"id\":\"i1\",\"moved\":true,\"status\":\"triaged\","
                + "\"detail\":null},{\"id\":\"i2\",\"moved\":false,\"status\":null,"
                + "\"detail\":\"no such\"}]}");

    int moved =
        terminal.run(
            server,
            "intakes",
            "transition",
            "i1",
            "accepted",
            "--rationale",
            "r",
            "--action-item",
            "a",
            "--revision",
            "2");
    int triaged = terminal.run(server, "intakes", "triage", "i1", "i2", "--rationale", "r");

    assertThat(moved).isZero();
    assertThat(triaged).as("one was not moved").isEqualTo(1);
    assertThat(server.asked.get(0).body())
        .isEqualTo(
            "{\"to\":\"accepted\",\"rationale\":\"r\",\"action_items\":[\"a\"],\"revision\":2}");
    assertThat(server.asked.get(1).body())
        .isEqualTo("{\"ids\":[\"i1\",\"i2\"],\"to\":\"triaged\",\"rationale\":\"r\"}");
    assertThat(terminal.out())
        .isEqualTo(
            """
            It is accepted; next: tracked.
            ID  STATUS   WHY NOT
            i1  triaged
            i2  none     no such
            """);
  }

  @Test
  void aRefusedMoveSaysWhatIsAllowed() {
    server.on(
        "POST " + INTAKES + "/i1/transition",
        409,
        "{\"title\":\"t\",\"status\":409,\"detail\":\"may become triaged, not accepted\"}");
    assertThat(terminal.run(server, "intakes", "transition", "i1", "accepted")).isEqualTo(1);
    assertThat(terminal.err()).contains("may become triaged, not accepted");
  }

  @Test
  void lessonsAreListedAndFoundByWhatIsLikeThem() {
    server
        .on("GET " + LESSONS, 200, "[" + LESSON + "]")
        .on("GET " + LESSONS + "/similar", 200, "[]");
    terminal.run(server, "lessons", "list", "-q", "slow", "--status", "confirmed");
    terminal.run(server, "lessons", "similar", "-d", "bot", "-e", "run", "-m", "latency_ms");

    assertThat(server.calls())
        .containsExactly(
            "GET " + LESSONS + "?q=slow&status=confirmed&limit=20",
            "GET "
                + LESSONS
                + "/similar?domain=bot&event_type=run&metric_type=latency_ms&limit=10");
    assertThat(terminal.out())
        .isEqualTo(
            """
            ID  STATUS     VERDICT   DOMAIN  PROBLEM  ACTION
            e1  confirmed  improved  bot     slower   rolled back
            No lessons.
            """);
  }

  @Test
  void lessonsAreRecordedConfirmedShownAndRemoved() {
    server
        .on("POST " + LESSONS, 201, LESSON)
        .on("PATCH " + LESSONS + "/e1", 200, LESSON)
        .on("GET " + LESSONS + "/e1", 200, LESSON)
        .on("DELETE " + LESSONS + "/e1", 204, "");
    terminal.run(
        server, "lessons", "record", "--problem", "p", "--action", "a", "--tag", "t", "--draft");
    terminal.run(server, "lessons", "confirm", "e1");
    terminal.run(server, "lessons", "show", "e1");
    terminal.run(server, "lessons", "remove", "e1");

    assertThat(server.asked.get(0).body())
        .isEqualTo("{\"problem\":\"p\",\"action\":\"a\",\"tags\":[\"t\"],\"status\":\"draft\"}");
    assertThat(server.asked.get(1).body()).isEqualTo("{\"status\":\"confirmed\"}");
    assertThat(terminal.out())
        .startsWith("Recorded as e1, confirmed.\nConfirmed by bob.\nslower\n")
        .contains("How sure", "90.0 %", "Result\nfaster\n")
        .endsWith("Removed e1.\n");
  }
}
