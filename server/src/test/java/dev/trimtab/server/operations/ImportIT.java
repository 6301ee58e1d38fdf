package dev.trimtab.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.CliProcess;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that break off in every way, and go on where they were. */
class ImportIT {
  private static final int ROWS = 200_000;

  /** So much is stored before something breaks off. */
  private static final int BEFORE = 25_000;

  private static final String MAP =
      "domain=repo,value=seconds,metric_type=latency_ms,event_type:=build,occurred_at=at@seconds";
  private static final Map<String, String> QUICK = Map.of("TRIMTAB_OPERATIONS_SILENCE", "2s");

  /** Two rows that cannot be mapped: one early, one late. */
  private static final List<Integer> BROKEN = List.of(100, ROWS - 100);

  @TempDir private Path data;
  @TempDir private Path folder;
  private ServerProcess server;
  private String key;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = ServerProcess.start(data, QUICK);
    key = server.createKey("acme");
    file = folder.resolve("builds.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("repo,seconds,at\n");
      for (int i = 2; i <= ROWS + 1; i++) {
        out.write("r" + i % 7 + "," + (BROKEN.contains(i) ? "x" : i) + ",1772400000\n");
      }
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpCalls acme() {
    return server.as(key);
  }

  private CliProcess importing() {
    return CliProcess.start(server, key, "import", "--map", MAP, file.toString());
  }

  private JsonNode awaitProgress() {
    return Await.newest(acme(), process -> process.get("done").asLong() >= BEFORE);
  }

  /** Goes on to the end, and everything is there once. */
  private void goOnToTheEnd() throws IOException {
    long before = stored();
    try (CliProcess again = importing()) {
      CliProcess.Ended ended = again.await();
      assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output())
          .contains("builds.csv: going on behind row ", "2 rejected; the reasons are in");
    }
    assertThat(before).isGreaterThanOrEqualTo(BEFORE - 1).isLessThan(ROWS - 2);
    assertThat(stored()).isEqualTo(ROWS - 2);
    assertThat(Files.readAllLines(Path.of(file + ".rejected.ndjson")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"line\":" + BROKEN.get(0) + ","),
            line -> assertThat(line).startsWith("{\"line\":" + BROKEN.get(1) + ","));
    JsonNode process = Await.newest(acme(), "succeeded");
    assertThat(process.get("done").asLong()).isEqualTo(ROWS + 1);
    assertThat(process.at("/counts/rejected").asLong()).isEqualTo(2);
    assertThat(process.at("/counts/accepted").asLong()).isEqualTo(ROWS - 2 - before);
  }

  private long stored() {
    return acme().get("/v1/outcomes/dashboard").json().at("/summary/total_events").asLong();
  }

  @Test
  void theClientDies() throws IOException {
    try (CliProcess cli = importing()) {
      awaitProgress();
      cli.kill();
    }
    JsonNode silent = Await.newest(acme(), "interrupted");
    assertThat(silent.get("total").asLong()).isEqualTo(ROWS + 1);
    goOnToTheEnd();
  }

  @Test
  void theServerDies() throws IOException {
    try (CliProcess cli = importing()) {
      awaitProgress();
      server.kill();
      CliProcess.Ended ended = cli.await();
      assertThat(ended.exitCode()).as(ended.output()).isEqualTo(3);
      assertThat(ended.output()).contains("Stopped after row", "Run the same command again");
    }
    server = ServerProcess.start(data, QUICK);
    goOnToTheEnd();
    server.kill();
    assertThat(Recounted.discrepancies("jdbc:sqlite:" + data.resolve("trimtab.db"))).isEmpty();
  }

  @Test
  void somebodyCancels() throws IOException {
    try (CliProcess cli = importing()) {
      String id = awaitProgress().get("id").asText();
      CliProcess.Ended told = CliProcess.run(server, key, "processes", "cancel", id);
      assertThat(told.output()).isEqualTo("Asked the import of builds.csv to end.");
      CliProcess.Ended ended = cli.await();
      assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output()).contains("Cancelled. Run the same command again to go on.");
      assertThat(acme().get("/v1/operations/processes/" + id).json().get("status").asText())
          .isEqualTo("cancelled");
    }
    goOnToTheEnd();
  }
}
