package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.FakeServer.Answer;
import dev.trimtab.cli.screen.Style;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live events on a terminal and for programs. */
class TailCommandTest {
  private static final String STREAM = "GET /v1/outcomes/stream";
  private static final Map<String, String> TYPE = Map.of("Content-Type", "text/event-stream");
  private static final String SUCCESS =
      Samples.EVENT
          .replace("latency_ms", "success_rate")
          .replace("840.0", "0.0")
          .replace("{\"agent\":\"triage\"}", "{}");

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
  void eachEventIsALineWithItsPosition() {
    stream("id: 17\n\n" + message(18, Samples.EVENT) + message(19, SUCCESS));

    assertThat(terminal.run(server, "tail", "-n", "2", "-d", "support-bot", "-m", "agent=triage"))
        .isZero();

    assertThat(terminal.out())
        .isEqualTo(
            """
               18  2026-03-02 09:29:59Z  support-bot   answer        latency_ms       840 ms  agent=triage
               19  2026-03-02 09:29:59Z  support-bot   answer        success_rate      0.0 %
            """);
    assertThat(terminal.err()).isEmpty();
    assertThat(server.calls())
        .containsExactly(STREAM + "?domain=support-bot&metadata.agent=triage");
  }

  @Test
  void aTerminalSeesColours() {
    stream(message(1, SUCCESS));
    Terminal colourful = new Terminal(new Style(true, true, true));

    colourful.run(server, "tail", "-n", "1");

    assertThat(colourful.out()).contains("\u001b[31m   0.0 %\u001b[0m", "\u001b[2m    1\u001b[0m");
  }

  @Test
  void programsGetOneEventALine() {
    stream(message(1, Samples.EVENT) + message(2, SUCCESS));

    terminal.run(server, "tail", "--json", "--limit", "2", "--after", "0");

    assertThat(terminal.out().lines()).containsExactly(Samples.EVENT, SUCCESS);
  }

  @Test
  void aLostConnectionIsMadeAgainAndSaid() {
    AtomicInteger calls = new AtomicInteger();
    server.on(
        STREAM,
        asked ->
            calls.getAndIncrement() == 0
                ? new Answer(200, "retry: 1\nid: 6\n\n" + message(7, Samples.EVENT), TYPE)
                : new Answer(200, message(8, Samples.EVENT), TYPE));

    assertThat(terminal.run(server, "tail", "--json", "-n", "2")).isZero();

    assertThat(terminal.out().lines()).hasSize(2);
    assertThat(terminal.err())
        .isEqualTo(
            """
            Connection lost (the server ended the stream); trying again in 1.0 ms, and on until it is back.
            Connected again; nothing was missed.
            """);
  }

  @Test
  void aRefusalEndsIt() {
    server.on(STREAM, 403, "{\"title\":\"x\",\"status\":403,\"detail\":\"needs outcomes:read\"}");

    assertThat(terminal.run(server, "tail")).isEqualTo(1);
    assertThat(terminal.err()).isEqualTo("403: needs outcomes:read\n");
  }

  @Test
  void noServerIsExitCode3() throws Exception {
    FakeServer gone = new FakeServer();
    gone.close();

    assertThat(terminal.run(gone, "tail")).isEqualTo(3);
    assertThat(terminal.err()).startsWith("Cannot reach " + gone.url());
  }

  @Test
  void aPositionIsNotNegative() {
    assertThat(terminal.run(server, "tail", "--after", "-1")).isEqualTo(2);
    assertThat(terminal.run(server, "tail", "-n", "0")).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
  }

  private void stream(String body) {
    server.on(STREAM, asked -> new Answer(200, body, TYPE));
  }

  private static String message(int position, String event) {
    return "id: " + position + "\nevent: outcome\ndata: " + event + "\n\n";
  }
}
