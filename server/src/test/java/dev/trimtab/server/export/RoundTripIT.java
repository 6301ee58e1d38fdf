package dev.trimtab.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.CliProcess;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.operations.Await;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out goes in again, by the command line, in any number. */
class RoundTripIT {
  private static final int MANY = 1_000_000;

  @TempDir private Path data;
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"out.ndjson", "out.csv"})
  void whatComesOutGoesInAgainAsTheSame(String name) throws IOException {
    try (ServerProcess server = ServerProcess.start(data)) {
      String acme = server.createKey("acme");
      String globex = server.createKey("globex");
      server
          .as(acme)
          .post(
              "/v1/outcomes/events/batch",
              """
              [{"id":"mine","domain":"a, \\"b\\"","event_type":" e","metric_type":"cost_usd","value":1e-7,
                "occurred_at":"2026-03-02T09:30:00.123456Z","metadata":{"x":{"y":[1.50,null]},"t":"\\n"}},
               {"domain":"=d","event_type":"é😀","metric_type":"failure_class",
                "metadata":{"failure_class":"timeout"}},
               {"domain":"d","event_type":"e","metric_type":"success_rate","value":0}]\
              """);
      String file = folder.resolve(name).toString();

      CliProcess.Ended out = CliProcess.run(server, acme, "export", "-o", file);
      assertThat(out.exitCode()).as(out.output()).isZero();
      assertThat(out.output()).isEqualTo(file + ": 3 events");
      CliProcess.Ended in = CliProcess.run(server, globex, "import", file);
      assertThat(in.exitCode()).as(in.output()).isZero();
      CliProcess.Ended back = CliProcess.run(server, acme, "import", file);
      assertThat(back.output()).contains("3 rows, 0 new events, 3 stored before");

      assertThat(events(server.as(globex))).isEqualTo(events(server.as(acme))).hasSize(3);
    }
    assertThatTheExportIsAudited();
  }

  private void assertThatTheExportIsAudited() {
    SqliteSettings settings = SqliteSettings.of(data.resolve("trimtab.db"));
    try (SqliteStorage storage = SqliteStorage.open(settings, Recounted.fold())) {
      List<AuditEntry> entries = storage.audit().newest(new TenantId("acme"), 10);
      AuditEntry entry =
          entries.stream().filter(e -> e.action().equals("outcomes.export")).findFirst().get();
      assertThat(entry.actor()).isEqualTo("test");
      assertThat(storage.processes().find(new TenantId("acme"), entry.subject())).isPresent();
    }
  }

  private static List<JsonNode> events(HttpCalls calls) {
    List<JsonNode> events = new ArrayList<>();
    calls
        .get("/v1/outcomes/events")
        .json()
        .forEach(
            event -> events.add(((ObjectNode) event).without(List.of("tenant_id", "recorded_at"))));
    return events;
  }

  /** Bound by the heap, whatever the time: neither side may hold what goes through it. */
  @Test
  void aMillionRowsGoThroughLittleMemory() throws IOException {
    Path file = folder.resolve("many.csv.gz");
    write(file);
    List<String> small = List.of("-Xmx48m");
    try (ServerProcess server = ServerProcess.start(data)) {
      String acme = server.createKey("acme");
      try (CliProcess cli = CliProcess.start(small, server, acme, "import", file.toString())) {
        CliProcess.Ended in = cli.await();
        assertThat(in.exitCode()).as(in.output()).isZero();
        assertThat(in.output()).contains("1,000,000 rows, 1,000,000 new events");
      }
      Path out = folder.resolve("many.ndjson");
      try (CliProcess cli = CliProcess.start(small, server, acme, "export", "-o", out.toString())) {
        CliProcess.Ended ended = cli.await();
        assertThat(ended.exitCode()).as(ended.output()).isZero();
      }
      assertThat(Await.newest(server.as(acme), "succeeded").at("/counts/written").asInt())
          .isEqualTo(MANY);
      assertThatAllAreThereInOrder(out);
      assertThat(server.output()).doesNotContain("OutOfMemoryError");
    }
  }

  private static void write(Path file) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      out.write("id,domain,event_type,metric_type,value,occurred_at\n");
      for (int i = 0; i < MANY; i++) {
        out.write("e" + i + ",d,e,quality_score," + i + ",2026-03-02T09:30:00Z\n");
      }
    }
  }

  private static void assertThatAllAreThereInOrder(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        assertThat(Json.MAPPER.readTree(line).get("id").asText()).isEqualTo("e" + count);
        count++;
      }
      assertThat(count).isEqualTo(MANY);
    }
  }
}
