package dev.trimtab.server.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port of its own for those who run the server. */
class ManagementPortIT {
  private static final String PORT = "TRIMTAB_HTTP_MANAGEMENT_PORT";
  private static final String SAID = "Management is at ";

  @ParameterizedTest
  @ValueSource(strings = {"", "/trimtab"})
  void whatBelongsToOneIsNotAtTheOther(String base) {
    Map<String, String> settings = Map.of(PORT, "0", "TRIMTAB_HTTP_BASE_PATH", base + "/");
    try (ServerProcess server = ServerProcess.ephemeral(settings)) {
      HttpCalls management = HttpCalls.to(management(server));
      HttpCalls main = server.anonymously();
      for (String path :
          new String[] {
            "/health", "/health/live", "/health/ready", "/metrics", "/openapi", "/openapi.json"
          }) {
        assertThat(management.get(path).status()).as(path).isEqualTo(200);
        assertThat(main.get(base + path).status()).as(path).isEqualTo(404);
      }
      for (String disguised :
          new String[] {"/%68ealth", "/./health", "/v1/../metrics", "/.//metrics", "/health;a=b"}) {
        assertThat(main.get(base + disguised).status()).as(disguised).isEqualTo(404);
      }
      assertThat(management.get("/docs/").body()).contains("swagger");
      assertThat(main.get(base + "/docs/").status()).isEqualTo(404);
      assertThat(main.get(base + "/v1/outcomes/health").status()).isEqualTo(200);
      HttpCalls.Answer elsewhere = management.get("/v1/outcomes/health");
      assertThat(elsewhere.status()).isEqualTo(404);
      assertThat(elsewhere.header("Content-Type")).contains("problem+json");
    }
  }

  @Test
  void aPortThatIsTakenIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(ServerProcess.fail(Map.of(PORT, port), "--ephemeral").output())
          .startsWith("trimtab: cannot listen at trimtab.http.management.bind and .port, 127.0.0.1")
          .contains(port)
          .doesNotContain("\n");
    }
    assertThat(ServerProcess.fail(Map.of(PORT, "70000"), "--ephemeral").output())
        .isEqualTo("trimtab: trimtab.http.management.port must lie between 0 and 65535, not 70000");
  }

  private static URI management(ServerProcess server) {
    return server
        .output()
        .lines()
        .filter(line -> line.contains(SAID))
        .map(line -> URI.create(line.replaceAll(".*" + SAID + "(\\S+).*", "$1")))
        .findFirst()
        .orElseThrow();
  }
}
