package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of processes, and to them. */
class ProcessCommandsTest {
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
  void theyAreListed() {
    server.on("GET /v1/operations/processes", 200, "[" + Samples.PROCESS_TO_END + "]");

    assertThat(terminal.run(server, "processes", "list", "--status", "running")).isZero();

    assertThat(server.calls())
        .containsExactly("GET /v1/operations/processes?status=running&limit=20");
    assertThat(terminal.out())
        .isEqualTo(
            """
            ID  TYPE    STATUS           NAME      STARTED               BY                     DONE
            p1  import  running, to end  runs.csv  2026-03-02 09:30:00Z  exporter  512 of 1,024 rows
            """);
  }

  @Test
  void oneIsShown() {
    server.on("GET /v1/operations/processes/p1", 200, Samples.PROCESS_ENDED);

    assertThat(terminal.run(server, "processes", "show", "p1")).isZero();

    assertThat(terminal.out())
        .isEqualTo(
            """
            id          p1
            type        import
            status      succeeded
            name        runs.csv
            started     2026-03-02 09:30:00Z by exporter
            heard of    2026-03-02 09:30:20Z
            ended       2026-03-02 09:31:00Z
            done        512 of 1,024 rows
            counts      500 accepted, 12 rejected
            metadata    {"format":"csv"}
            """);
  }

  @Test
  void oneIsFollowedToItsEnd() {
    AtomicInteger asked = new AtomicInteger();
    server.on(
        "GET /v1/operations/processes/p1",
        call ->
            new FakeServer.Answer(
                200,
                asked.incrementAndGet() < 4 ? Samples.PROCESS : Samples.PROCESS_ENDED,
                Map.of()));

    assertThat(terminal.run(server, "processes", "follow", "--every", "0", "p1")).isZero();

    assertThat(asked).hasValue(4);
    assertThat(terminal.out()).contains("status      succeeded");
  }

  @Test
  void oneThatDidNotSucceedIsAFailureToItsFollower() {
    String failed = Samples.PROCESS_ENDED.replace("\"succeeded\"", "\"interrupted\"");
    server.on("GET /v1/operations/processes/p1", 200, failed);

    assertThat(terminal.run(server, "processes", "follow", "p1")).isEqualTo(1);
  }

  @Test
  void oneIsCancelled() {
    server.on("POST /v1/operations/processes/p1/control", 200, Samples.PROCESS_TO_END);

    assertThat(terminal.run(server, "processes", "cancel", "p1")).isZero();

    assertThat(terminal.out()).isEqualTo("Asked the import of runs.csv to end.\n");
    assertThat(server.asked.getFirst().body()).isEqualTo("{\"action\":\"cancel\"}");
  }
}
