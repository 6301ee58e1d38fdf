package dev.trimtab.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People sign in to the dashboard in a browser, by a real identity provider that is started here;
 * the tests are in web/tests.
 */
class ProviderDashboardIT {
  private static final int NO_BROWSER = 3;

  @TempDir Path folder;

  @Test
  void peopleSignInByTheirProvider() throws Exception {
    int port = freePort();
    int providerPort = freePort();
    String url = "http://127.0.0.1:" + port;
    String issuer = "http://localhost:" + providerPort;
    try (ServerProcess server =
        ServerProcess.start(
            folder.resolve("data"), settings(url, issuer), "--port", String.valueOf(port))) {
      assumeTrue(
          server.anonymously().get("/").status() == 200,
          "the dashboard is not part of this build, as Node.js was missing");
      record(server, "acme");
      record(server, "globex");
      Process provider = provider(providerPort, url);
      try {
        browse(url, issuer);
      } finally {
        provider.destroy();
        provider.waitFor();
      }
    }
  }

  private static Map<String, String> settings(String url, String issuer) {
    String oidc = "TRIMTAB_SIGN_IN_OIDC_";
    return Map.ofEntries(
        Map.entry("TRIMTAB_LOOPS_PUBLIC_URL", url),
        Map.entry(oidc + "ISSUER", issuer),
        Map.entry(oidc + "CLIENT_ID", "trimtab"),
        Map.entry(oidc + "LABEL", "Test House"),
        Map.entry(oidc + "RULES_0__GROUP", "ml-platform"),
        Map.entry(oidc + "RULES_0__TENANT", "acme"),
        Map.entry(oidc + "RULES_0__SCOPES", "outcomes:read,improvements:read,operations:read"),
        Map.entry(oidc + "RULES_1__GROUP", "operators"),
        Map.entry(oidc + "RULES_1__TENANT", "*"),
        Map.entry(oidc + "RULES_1__SCOPES", "admin"));
  }

  private static void record(ServerProcess server, String tenant) {
    String event =
        """
        {"domain": "%s-bot", "event_type": "answer", "metric_type": "success_rate", "value": 1}"""
            .formatted(tenant);
    assertThat(
            server.as(server.createKey(tenant)).post("/v1/outcomes/events", event).status())
        .isEqualTo(201);
  }

  private Process provider(int port, String url) throws IOException {
    Path said = folder.resolve("provider.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", Path.of("../web/build.sh").toString(), "provider")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("PROVIDER_PORT", String.valueOf(port));
    builder.environment().put("PROVIDER_REDIRECT", url + "/v1/session/oidc/callback");
    Process provider = builder.start();
    Patience.await(
        "the provider listens",
        () -> {
          assertThat(provider.isAlive()).as(read(said)).isTrue();
          return read(said).contains("provider at");
        });
    return provider;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void browse(String url, String issuer) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", Path.of("../web/build.sh").toString(), "browse")
            .redirectErrorStream(true);
    builder.environment().put("TRIMTAB_URL", url);
    builder.environment().put("TRIMTAB_PROVIDER", issuer);
    builder.environment().put("TRIMTAB_BROWSER_REPORT", "provider");
    Process browsing = builder.start();
    String output = new String(browsing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = browsing.waitFor();
    assumeTrue(status != NO_BROWSER, "NOT TESTED IN A BROWSER: chromium cannot be installed here");
    assertThat(status).as(output).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
