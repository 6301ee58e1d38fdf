package dev.trimtab.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The log as programs read it. */
class LogIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @Test
  void linesAreJsonAndNameTheTrace() throws IOException {
    Map<String, String> settings =
        Map.of("TRIMTAB_LOG_JSON", "true", "TRIMTAB_LOG_REQUESTS", "true");
    try (ServerProcess server = ServerProcess.ephemeral(settings)) {
      server.anonymously().with("traceparent", TRACEPARENT).get("/v1/outcomes/health?x=secret");
      server.anonymously().with("traceparent", "nonsense").get("/v1/me");
      server.terminate();

      List<JsonNode> lines =
          server.output().lines().filter(line -> line.startsWith("{")).map(LogIT::json).toList();
      JsonNode traced = lineWith(lines, "/v1/outcomes/health");
      assertThat(traced.at("/mdc/trace_id").asText()).isEqualTo(TRACE);
      assertThat(traced.get("message").asText()).contains("GET").doesNotContain("secret");
      assertThat(lineWith(lines, "/v1/me").at("/mdc/trace_id").isMissingNode()).isTrue();
      assertThat(lineWith(lines, "everything accepted is stored").get("level").asText())
          .isEqualTo("INFO");
    }
  }

  private static JsonNode lineWith(List<JsonNode> lines, String text) {
    return lines.stream()
        .filter(line -> line.path("message").asText().contains(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " is not in " + lines));
  }

  private static JsonNode json(String line) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
