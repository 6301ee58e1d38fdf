package dev.trimtab.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trimtab.cli.demo.Demo;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.client.ClientSettings;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dashboard in a browser, with a simulated fleet behind it; the tests are in web/tests. */
class DashboardIT {
  private static final int NO_BROWSER = 3;

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  @Test
  void everyPageAndJourney() throws Exception {
    ServerProcess server = SERVER.server();
    assumeTrue(
        server.anonymously().get("/").status() == 200,
        "the dashboard is not part of this build, as Node.js was missing");
    Thread fleet = Thread.ofPlatform().daemon().start(() -> simulate(server));
    try {
      String key = server.createKey("acme");
      Patience.await(
          "the regression is seen",
          () -> !server.as(key).get("/v1/outcomes/change-points?status=open").json().isEmpty());
      browse(server, key);
    } finally {
      fleet.interrupt();
    }
  }

  private static void simulate(ServerProcess server) {
    ClientSettings settings = ClientSettings.of(server.uri(), server.operatorKey(), null);
    PrintWriter out = new PrintWriter(new StringWriter());
    try (Demo demo = new Demo(settings, InstantSource.system(), out, Style.PLAIN)) {
      demo.run(Duration.ofSeconds(5));
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void browse(ServerProcess server, String key)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", Path.of("../web/build.sh").toString(), "browse")
            .redirectErrorStream(true);
    builder.environment().put("TRIMTAB_URL", server.uri().toString());
    builder.environment().put("TRIMTAB_TENANT_KEY", key);
    builder.environment().put("TRIMTAB_OPERATOR_KEY", server.operatorKey());
    Process browsing = builder.start();
    String output = new String(browsing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = browsing.waitFor();
    assumeTrue(status != NO_BROWSER, "NOT TESTED IN A BROWSER: chromium cannot be installed here");
    assertThat(status).as(output).isZero();
  }
}
