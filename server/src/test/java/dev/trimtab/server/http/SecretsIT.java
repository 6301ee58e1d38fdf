package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.auth.Tokens;
import dev.trimtab.server.failure.WriteLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is in the log, wherever a caller puts it and whatever goes wrong, at any level. */
class SecretsIT {
  private static final String TYPED = "d3adbeefd3adbeefd3adbeefd3adbeefd3adbeef";
  private static final String EVENTS = "/v1/outcomes/events";

  /** Everything at the level that says most. */
  private static final Map<String, String> TALKATIVE =
      Map.ofEntries(
          Map.entry("TRIMTAB_LOG_LEVEL", "DEBUG"),
          Map.entry("QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL", "DEBUG"),
          Map.entry("QUARKUS_LOG_CATEGORY__ORG_FLYWAYDB__LEVEL", "DEBUG"),
          Map.entry("QUARKUS_LOG_CATEGORY__COM_ZAXXER__LEVEL", "DEBUG"),
          Map.entry("QUARKUS_LOG_CATEGORY__ORG_JOOQ__LEVEL", "DEBUG"),
          Map.entry("TRIMTAB_LOG_REQUESTS", "true"),
          Map.entry("TRIMTAB_AUTH_JWT_SECRET", Tokens.SECRET),
          Map.entry("TRIMTAB_TRACING_ENDPOINT", "http://127.0.0.1:9/v1/traces"),
          Map.entry("TRIMTAB_TRACING_HEADERS", "authorization=Bearer " + TYPED));

  @TempDir Path data;

  private final List<String> secrets = new ArrayList<>(List.of(TYPED, Tokens.SECRET));
  private final Set<Integer> statuses = new TreeSet<>();

  @Test
  void secretsAreInNoLine() throws SQLException {
    try (ServerProcess server = ServerProcess.start(data, TALKATIVE)) {
      String key = secret(server.createKey("acme"));
      String reader = secret(server.createKey("acme", "outcomes:read"));
      Tokens token = Tokens.endingAt(Instant.now().plusSeconds(60));
      callsOf(server.as(secret(server.operatorKey())));
      callsOf(server.as(key));
      callsOf(server.as(reader));
      for (String bearer :
          List.of(
              key,
              TYPED,
              "tt_" + TYPED,
              secret(token.signed()),
              secret(token.signedWith(TYPED).signed()),
              secret(token.unsigned()),
              secret(Tokens.endingAt(Instant.EPOCH).signed()),
              secret(token.claim("tenant_id", "\"" + TYPED + "\"").signed()))) {
        callsOf(server.anonymously().with("Authorization", "Bearer " + bearer));
      }
      callsOf(server.anonymously().with("Authorization", "Basic " + TYPED));
      callsOf(server.anonymously().with("X-API-Key", "tt_" + TYPED));
      callsOf(server.anonymously().with("Cookie", "key=" + TYPED));
      brokenCalls(server);
      try (WriteLock _ = WriteLock.of(data)) {
        note(server.as(key).post(EVENTS, event()));
        note(server.as(secret(server.operatorKey())).post("/v1/keys", newKey()));
      }
      server.terminate();
      assertThat(statuses)
          .contains(200, 400, 401, 403, 404, 405, 406, 413, 414, 415, 422, 431, 503);
      assertNoSecretIn(server.output());
    }
  }

  private void assertNoSecretIn(String output) {
    List<String> log =
        output.lines().filter(line -> !line.startsWith("Operator key, shown this once")).toList();
    assertThat(log)
        .as("the level is the one that says most")
        .anyMatch(line -> line.contains(" DEBUG "))
        .anyMatch(line -> line.contains("GET /v1/me 401"));
    for (String secret : secrets) {
      assertThat(log).noneMatch(line -> line.contains(secret));
    }
  }

  private void callsOf(HttpCalls calls) {
    note(calls.get("/v1/me"));
    note(calls.get("/v1/me?key=" + TYPED + "&api_key=" + TYPED + "&access_token=" + TYPED));
    note(calls.get("/v1/trends?domain=" + TYPED + "&limit=" + TYPED));
    note(calls.get("/no/such/path?key=" + TYPED));
    note(calls.get(EVENTS + "?cursor=" + TYPED));
    note(calls.delete(EVENTS + "?key=" + TYPED));
    note(calls.with("Accept", "image/png").get("/v1/me?key=" + TYPED));
    note(calls.get("/v1/me?key=" + TYPED.repeat(300)));
    note(calls.with("X-Long", TYPED.repeat(300)).get("/v1/me"));
    note(calls.post(EVENTS, "{\"key\": \"" + TYPED + "\"}"));
    note(calls.post(EVENTS, "{\"key\": \"" + TYPED));
    note(calls.post(EVENTS, "\"" + TYPED.repeat(1_000_000) + "\""));
    note(calls.with("Content-Type", "text/" + TYPED).post(EVENTS, TYPED));
    note(calls.post("/v1/keys", "{\"name\": \"" + TYPED + "\", \"scopes\": [\"" + TYPED + "\"]}"));
    note(calls.post("/v1/keys", "{\"tenant_id\": \"acme\", \"name\": 1, \"scopes\": 2}"));
  }

  /** Metadata may hold what should not be there. */
  private static String event() {
    return """
        {"domain": "bot", "event_type": "answer", "metric_type": "success_rate", "value": 1,
         "metadata": {"key": "%s"}}"""
        .formatted(TYPED);
  }

  private static String newKey() {
    return """
        {"tenant_id": "acme", "name": "%s", "scopes": ["outcomes:read"]}"""
        .formatted(TYPED);
  }

  /** What no client would send. */
  private static void brokenCalls(ServerProcess server) {
    for (String request :
        List.of(
            "GET /v1/me?key=" + TYPED + " HTTP/9.9\r\n\r\n",
            "GET /v1/me HTTP/1.1\r\nHost: a\r\nX-API-Key " + TYPED + "\r\n\r\n",
            "GET /v1/me?key=%zz" + TYPED + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "POST " + EVENTS + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + TYPED + "\r\n\r\n",
            TYPED + "\r\n\r\n")) {
      var _ = RawHttp.send(server.uri(), request.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private String secret(String text) {
    secrets.add(text);
    return text;
  }

  private void note(HttpCalls.Answer answer) {
    statuses.add(answer.status());
  }
}
