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

/** What is sent by the commands that write, and what they say of it. */
class WritingCommandsTest {
  private static final String KEY =
      "{\"id\":\"k_1\",\"key\":\"tt_secret\",\"tenant_id\":\"acme\",\"name\":\"exporter\","
          + "\"scopes\":[\"outcomes:write\"],\"created_at\":\"2026-03-02T09:30:00Z\","
          + "\"expires_at\":null}";
  private static final String KNOWN_KEY =
      "{\"id\":\"k_1\",\"tenant_id\":\"*\",\"name\":\"operator\",\"scopes\":[\"admin\"],"
          + "\"created_at\":\"2026-03-02T09:30:00Z\",\"expires_at\":null,"
          + "\"last_used_at\":\"2026-03-02T09:30:00Z\"}";

  @TempDir private Path folder;
  private final Terminal terminal = new Terminal();
  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new FakeServer()
            .on("POST /v1/operations/processes", 201, Samples.PROCESS_STARTED)
            .on("POST /v1/operations/processes/p1/report", 200, Samples.PROCESS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void recordSendsOneEventAMetric() {
    server.on("POST /v1/outcomes/events", 201, Samples.EVENT);

    int exit =
        terminal.run(
            server,
            "record",
            "-d",
            "bot",
            "-e",
            "answer",
            "--id",
            "run-7",
            "--at",
            "2026-03-01",
            "-m",
            "agent=triage",
            "success_rate=0",
            "failure_class=timeout");

    assertThat(exit).isZero();
    assertThat(server.asked)
        .extracting(FakeServer.Asked::body)
        .containsExactly(
            "{\"id\":\"run-7:success_rate\",\"domain\":\"bot\",\"event_type\":\"answer\","
                + "\"metric_type\":\"success_rate\",\"value\":0.0,"
                + "\"occurred_at\":\"2026-03-01T00:00:00Z\",\"metadata\":{\"agent\":\"triage\"}}",
            "{\"id\":\"run-7:failure_class\",\"domain\":\"bot\",\"event_type\":\"answer\","
                + "\"metric_type\":\"failure_class\",\"occurred_at\":\"2026-03-01T00:00:00Z\","
                + "\"metadata\":{\"agent\":\"triage\",\"failure_class\":\"timeout\"}}");
    assertThat(terminal.out()).startsWith("Recorded latency_ms 840 ms as e1\n");
  }

  @Test
  void recordRefusesWhatIsNoMeasurementBeforeSendingAnything() {
    assertThat(
            terminal.run(
                server, "record", "-d", "b", "-e", "e", "success_rate=1", "latency_ms=fast"))
        .isEqualTo(2);
    assertThat(terminal.err()).startsWith("'latency_ms=fast': fast is not a number\n");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void aNewKeyIsShownOnce() {
    server.on("POST /v1/keys", 201, KEY);

    terminal.run(
        server,
        "keys",
        "create",
        "--tenant",
        "acme",
        "--name",
        "exporter",
        "--scope",
        "outcomes:write,outcomes:read",
        "--expires",
        "+90d");

    assertThat(terminal.out())
        .isEqualTo(
            """
            tt_secret

            That is the key; it is shown only this once.
            id k_1, tenant acme, "exporter", scopes outcomes:write, expires never
            """);
    assertThat(server.calls()).containsExactly("POST /v1/keys");
    assertThat(server.asked.getFirst().body())
        .isEqualTo(
            "{\"tenant_id\":\"acme\",\"name\":\"exporter\","
                + "\"scopes\":[\"outcomes:write\",\"outcomes:read\"],"
                + "\"expires_at\":\"2026-05-31T09:30:00Z\"}");
  }

  @Test
  void anOperatorsKeyIsAskedForByName() {
    server.on("POST /v1/keys", 201, KEY);

    terminal.run(server, "keys", "create", "--operator", "--name", "b", "--scope", "admin");

    assertThat(server.asked.getFirst().body()).startsWith("{\"tenant_id\":\"*\"");
  }

  @Test
  void keysAreListedAndShownWithoutTheirSecrets() {
    server.on("GET /v1/keys", 200, "[" + KNOWN_KEY + "]").on("GET /v1/keys/k_1", 200, KNOWN_KEY);

    terminal.run(server, "keys", "list");
    terminal.run(server, "keys", "show", "k_1");

    assertThat(terminal.out())
        .isEqualTo(
            """
            ID   OWNER     NAME      SCOPES  EXPIRES  LAST USED
            k_1  operator  operator  admin   never    2026-03-02 09:30:00Z
            id          k_1
            owner       operator
            name        operator
            scopes      admin
            created     2026-03-02 09:30:00Z
            expires     never
            last used   2026-03-02 09:30:00Z
            """);
  }

  @Test
  void keysAreRotatedAndRevoked() {
    server.on("POST /v1/keys/k_1/rotate", 200, KEY).on("DELETE /v1/keys/k_1", 204, "");

    assertThat(terminal.run(server, "keys", "rotate", "k_1")).isZero();
    assertThat(terminal.run(server, "keys", "revoke", "k_1", "--tenant", "acme")).isZero();

    assertThat(terminal.out()).startsWith("tt_secret\n").endsWith("Revoked k_1.\n");
    assertThat(server.calls())
        .containsExactly("POST /v1/keys/k_1/rotate", "DELETE /v1/keys/k_1?tenant_id=acme");
  }

  @Test
  void anImportSaysWhatBecameOfItAndFailsWhereAnythingWasRejected() throws Exception {
    Path rows = Files.writeString(folder.resolve("runs.ndjson"), "{\"ok\":true}\n{\"ok\":1e999}\n");
    Path mapping =
        Files.writeString(
            folder.resolve("runs.yaml"),
            """
            events:
              - domain: nightly
                event_type: build
                metric_type: success_rate
                value: { field: ok }
            """);
    server.on(
        "POST /v1/outcomes/events/batch",
        200,
        """
        {"accepted":1,"duplicates":0,
         "rejected":[{"index":1,"pointer":"/value","detail":"must be a finite number"}]}\
        """);

    int exit =
        terminal.run(
            server, "import", "--map", mapping.toString(), "--tenant", "acme", rows.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(terminal.out())
        .isEqualTo(
            "runs.ndjson: 2 rows, 1 new event\n"
                + "1 rejected; the reasons are in "
                + rows
                + ".rejected.ndjson\n");
    assertThat(Files.readString(Path.of(rows + ".rejected.ndjson")))
        .contains("\"line\":2", "must be a finite number");
    assertThat(server.calls())
        .containsExactly(
            "POST /v1/operations/processes?tenant_id=acme",
            "POST /v1/operations/processes/p1/report?tenant_id=acme",
            "POST /v1/outcomes/events/batch?tenant_id=acme",
            "POST /v1/operations/processes/p1/report?tenant_id=acme");
    assertThat(server.asked.get(0).body())
        .startsWith(
            "{\"type\":\"import\",\"name\":\"runs.ndjson\",\"total\":2,\"resume_key\":\"import:");
    assertThat(server.asked.get(2).body().lines()).hasSize(2);
    assertThat(server.asked.get(3).body())
        .startsWith("{\"done\":2,\"total\":2,\"counts\":{")
        .contains("\"rejected\":1", "\"status\":\"succeeded\"");
  }

  @Test
  void aDryRunSendsNothing() throws Exception {
    Path rows = Files.writeString(folder.resolve("events.ndjson"), plainEvent() + "\n");

    assertThat(terminal.run(server, "import", "--dry-run", rows.toString())).isZero();
    assertThat(terminal.out())
        .startsWith("{\"id\":\"")
        .endsWith("events.ndjson: 1 row, 1 event (nothing was sent)\n");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void anImportThatLosesTheServerSaysHowToGoOn() throws Exception {
    Path rows = Files.writeString(folder.resolve("events.ndjson"), plainEvent() + "\n");
    server.on(
        "POST /v1/outcomes/events/batch",
        asked -> new Answer(507, "{\"title\":\"Full\",\"status\":507}", Map.of()));

    assertThat(terminal.run(server, "import", rows.toString())).isEqualTo(1);
    assertThat(terminal.err())
        .contains("Stopped after row 0 of events.ndjson. Run the same command again to go on")
        .contains("507: Full");
    assertThat(server.asked.getLast().body()).contains("\"status\":\"failed\"", "507: Full");
  }

  @Test
  void anImportThatIsCancelledStopsAndSaysSo() throws Exception {
    Path rows = Files.writeString(folder.resolve("a.ndjson"), (plainEvent() + "\n").repeat(60_000));
    server
        .on(
            "POST /v1/outcomes/events/batch",
            200,
            "{\"accepted\":1000,\"duplicates\":0,\"rejected\":[]}")
        .on("POST /v1/operations/processes/p1/report", 200, Samples.PROCESS_TO_END);

    assertThat(terminal.run(server, "import", rows.toString())).isEqualTo(1);

    assertThat(terminal.out())
        .endsWith("new events\nCancelled. Run the same command again to go on.\n");
    assertThat(server.asked.getLast().body()).contains("\"status\":\"cancelled\"");
    assertThat(server.calls()).hasSizeLessThan(60);
  }

  @Test
  void aTableIsMappedInPlace() throws Exception {
    Path rows =
        Files.writeString(folder.resolve("runs.csv"), "repo,resolved\n\"a,b\",true\nc,false\n");

    int exit =
        terminal.run(
            server,
            "import",
            "--dry-run",
            "--map",
            "domain=repo,value=resolved,metric_type=success_rate,event_type:=nightly",
            rows.toString());

    assertThat(exit).as(terminal.err()).isZero();
    assertThat(terminal.out())
        .contains(
            ":2:1\",\"domain\":\"a,b\",\"event_type\":\"nightly\",\"metric_type\":\"success_rate\","
                + "\"value\":1.0}",
            ":3:1\",\"domain\":\"c\"");
  }

  @Test
  void aColumnThatIsNotThereIsNamedBeforeAnythingIsSent() throws Exception {
    Path rows = Files.writeString(folder.resolve("runs.csv"), "repo,resolved\na,1\n");
    String map = "domain=repo,value=solved,metric_type=success_rate,event_type:=nightly";

    assertThat(terminal.run(server, "import", "--map", map, rows.toString())).isEqualTo(2);
    assertThat(terminal.err())
        .startsWith(rows + " has no column solved; its columns are repo, resolved\n");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void aMappingThatIsWrongIsNamedBeforeAnythingIsSent() throws Exception {
    Path rows = Files.writeString(folder.resolve("r.ndjson"), "{}\n");
    Path mapping = Files.writeString(folder.resolve("m.yaml"), "evnts: []\n");

    assertThat(terminal.run(server, "import", "--map", mapping.toString(), rows.toString()))
        .isEqualTo(2);
    assertThat(terminal.err())
        .startsWith(mapping + ": evnts: is unknown; known here are common, events, id\n");
  }

  private static String plainEvent() {
    return "{\"domain\":\"d\",\"event_type\":\"e\",\"metric_type\":\"cost_usd\",\"value\":1}";
  }
}
