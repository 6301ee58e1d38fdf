package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.CliProcess;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One loop from its template to its verdict, each step a command as somebody types it. */
class LoopCommandsIT {
  private static final String WATCH =
      """
      name: watch
      match: {metric_type: success_rate}
      trigger: change_point
      steps:
        - intake
        - approve
        - act: {people: {instructions: Roll back.}}
        - verify
      verify: {settling: 0s, minimum_samples: 50}
      """;

  private static final int SHORT_ID = 13;

  @TempDir private Path data;
  @TempDir private Path folder;
  private ServerProcess server;
  private String key;

  @BeforeEach
  void start() {
    server = ServerProcess.start(data);
    key = server.createKey("acme");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fromATemplateToAVerdict() throws IOException {
    String file = Files.writeString(folder.resolve("watch.yaml"), WATCH).toString();
    assertThat(run(0, "templates", "apply", file)).isEqualTo("watch: created");
    assertThat(run(0, "templates", "apply", file)).isEqualTo("watch: unchanged");
    assertThat(run(0, "templates", "diff", file)).isEmpty();

    recordADecline();
    String id = awaitLoop().substring(0, SHORT_ID);

    assertThat(run(0, "templates", "simulate", "watch")).contains("watch: 1 loop would have begun");
    assertThat(run(0, "loops", "--open")).contains(id, "whoever may approve");
    assertThat(run(0, "loop", id)).contains("▶ approve", "trimtab approve " + id);
    assertThat(run(0, "approve", id, "--note", "go")).contains("Now acting", "Roll back.");
    assertThat(run(1, "approve", id)).contains("does not wait for an approval: it is acting");
    assertThat(run(0, "loops", "note", id, "seen by two")).contains("Noted on " + id);
    assertThat(run(0, "done", id, "--note", "v41 again")).contains("Now verifying");

    record(200, Instant.now(), Duration.ZERO, i -> i % 12 != 0);
    assertThat(run(0, "loop", id, "--follow", "--every", "0.2")).contains("Verification: improved");
    assertThat(run(0, "loop", id)).contains("Held as the first verification, at 5 %");
    assertThat(run(0, "loops")).contains("improved, ");
    assertThat(run(0, "loop", id))
        .contains("approved: go", "seen by two", "done: v41 again", "✓ verify");
    assertThat(run(0, "loops", "--open")).startsWith("No loop is open.");
  }

  @Test
  void aBrokenDocumentIsNamedWithItsPlacesAndNotStored() throws IOException {
    String file = Files.writeString(folder.resolve("w.yaml"), "name: w\ntriger: 1\n").toString();

    assertThat(run(1, "templates", "apply", file))
        .contains(file + ":2:1: /triger: is not a field here; did you mean trigger?");

    assertThat(run(0, "templates")).startsWith("No templates.");
  }

  @Test
  void theLibraryIsAppliedAndWhatIsChangedIsShown() throws IOException {
    String silence = run(0, "templates", "library", "silence");
    String file = Files.writeString(folder.resolve("silence.yaml"), silence).toString();
    assertThat(run(0, "templates", "apply", file)).isEqualTo("silence: created");

    Files.writeString(Path.of(file), silence.replace("priority: 90", "priority: 7"));

    assertThat(run(1, "templates", "diff", file))
        .contains("--- silence (version 1)", "-priority: 90", "+priority: 7");
  }

  private String run(int exitCode, String... arguments) {
    CliProcess.Ended ended = CliProcess.run(server, key, arguments);
    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
    return ended.output();
  }

  private void recordADecline() {
    Instant now = Instant.now();
    record(1_500, now.minus(Duration.ofHours(20)), Duration.ofSeconds(40), i -> i % 12 != 0);
    record(150, now.minus(Duration.ofHours(3)), Duration.ofMinutes(1), i -> i % 5 < 3);
  }

  private void record(int events, Instant from, Duration apart, IntPredicate isSuccess) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < events; i++) {
      lines.append(
          """
          {"domain":"bot","event_type":"run","metric_type":"success_rate","value":%d,\
          "occurred_at":"%s"}
          """
              .formatted(isSuccess.test(i) ? 1 : 0, from.plus(apart.multipliedBy(i))));
    }
    HttpCalls.Answer answer =
        server
            .as(key)
            .post(
                "/v1/outcomes/events/batch",
                "application/x-ndjson",
                lines.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(answer.json().get("accepted").asInt()).as(answer.body()).isEqualTo(events);
  }

  private String awaitLoop() {
    Patience.await(
        "a loop waits for an approval",
        () ->
            !loops().isEmpty() && loops().get(0).get("state").asText().equals("awaiting_approval"));
    return loops().get(0).get("id").asText();
  }

  private JsonNode loops() {
    return server.as(key).get("/v1/improvements/loops").json();
  }
}
