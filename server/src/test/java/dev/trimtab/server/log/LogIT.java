package dev.trimtab.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the log, and what must not be. */
class LogIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @TempDir Path data;

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

  /** Secrets in every place a caller can put them, at the level that says most. */
  @Test
  void secretsAreInNoLine() {
    String secret = "d3adbeefd3adbeefd3adbeefd3adbeefd3adbeef";
    Map<String, String> settings =
        Map.of(
            "TRIMTAB_LOG_LEVEL", "DEBUG",
            "QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL", "DEBUG",
            "TRIMTAB_LOG_REQUESTS", "true",
            "TRIMTAB_AUTH_JWT_SECRET", secret + "-of-tokens");
    try (ServerProcess server = ServerProcess.start(data, settings)) {
      String operator = server.operatorKey();
      String key = server.createKey("acme");
      send(server.as(key), secret);
      send(server.anonymously().with("Authorization", "Bearer " + secret), secret);
      send(server.anonymously().with("X-API-Key", "tt_" + secret), secret);
      send(server.anonymously().with("Cookie", "key=" + secret), secret);
      server.terminate();

      String log =
          server
              .output()
              .lines()
              .filter(line -> !line.startsWith("Operator key"))
              .toList()
              .toString();
      assertThat(log).contains("/v1/me").doesNotContain(secret, key, operator);
    }
  }

  private static void send(HttpCalls calls, String secret) {
    calls.get("/v1/me");
    calls.get("/v1/me?key=" + secret);
    calls.post("/v1/outcomes/events", "{\"key\": \"" + secret + "\"}");
    calls.post("/v1/outcomes/events", "{\"key\": \"" + secret);
    calls.post("/v1/keys", "{\"name\": \"" + secret + "\", \"scopes\": [\"" + secret + "\"]}");
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
