package dev.trimtab.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans as a collector gets them: bytes of protobuf, in which texts and ids stand as they are. */
class TracingIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  private final List<String> received = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private HttpServer collector;

  @BeforeEach
  void collect() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(new String(body, StandardCharsets.ISO_8859_1));
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  @Test
  void callsBecomeSpansOfTheCallersTrace() {
    try (ServerProcess server = ServerProcess.ephemeral(settings("1"))) {
      server
          .as(ServerProcess.EPHEMERAL_KEY)
          .with("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
          .get("/v1/keys/no-such-key?tenant_id=hidden");
      server.anonymously().get("/health");
      assertThat(server.terminate()).as("what is left is sent at the end").isEqualTo(143);
    }
    String spans = String.join("", received);
    assertThat(spans)
        .contains(bytes(TRACE), bytes(CALLER), "my-trimtab", "/v1/keys/no-such-key")
        .contains("http.response.status_code", "http.request.method")
        .doesNotContain("/health", "hidden", ServerProcess.EPHEMERAL_KEY);
    assertThat(authorizations).containsOnly("Bearer of-the-collector");
  }

  @Test
  void spansBearTheNameOfTheirRoute() {
    try (ServerProcess server = ServerProcess.ephemeral(settings("1"))) {
      server.as(ServerProcess.EPHEMERAL_KEY).get("/v1/keys/some-key");
      server.terminate();
    }
    assertThat(String.join("", received)).contains("GET /v1/keys/{");
  }

  @Test
  void theShareIsForThoseWhoseCallersHaveNoOpinion() {
    try (ServerProcess server = ServerProcess.ephemeral(settings("0"))) {
      server.anonymously().get("/v1/outcomes/health");
      server.anonymously().with("traceparent", "00-" + TRACE + "-" + CALLER + "-01").get("/v1/me");
      server.terminate();
    }
    assertThat(String.join("", received)).contains("/v1/me").doesNotContain("/v1/outcomes/health");
  }

  @Test
  void linesNameTheSpanToo() {
    try (ServerProcess server = ServerProcess.ephemeral(settings("1"))) {
      server.anonymously().get("/v1/me");
      server.terminate();
      assertThat(server.output()).containsPattern("GET /v1/me 401 .* ms [0-9a-f]{32}");
    }
  }

  @Test
  void wrongSettingsAreToldInOneLineWithoutTheirValues() {
    assertFails("ENDPOINT", "s3cr3t", "trimtab.tracing.endpoint must be a URL such as http://");
    assertFails("HEADERS", "s3cr3t", "trimtab.tracing.headers must be written name=value");
    assertFails("SHARE", "1.5", "trimtab.tracing.share must lie between 0 and 1");
  }

  private void assertFails(String setting, String value, String says) {
    Map<String, String> settings = new HashMap<>(settings("1"));
    settings.put("TRIMTAB_TRACING_" + setting, value);
    assertThat(ServerProcess.fail(settings, "--ephemeral").output())
        .startsWith("trimtab: " + says)
        .doesNotContain("\n", "s3cr3t");
  }

  private Map<String, String> settings(String share) {
    return Map.of(
        "TRIMTAB_TRACING_ENDPOINT",
        "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
        "TRIMTAB_TRACING_HEADERS",
        "authorization=Bearer of-the-collector",
        "TRIMTAB_TRACING_SHARE",
        share,
        "TRIMTAB_TRACING_SERVICE_NAME",
        "my-trimtab",
        "TRIMTAB_LOG_REQUESTS",
        "true");
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }
}
