package dev.trimtab.server.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word counts about who called. */
class ProxyIT {
  private static ServerProcess trusting;

  @BeforeAll
  static void start() {
    trusting = ServerProcess.ephemeral(Map.of("TRIMTAB_HTTP_TRUSTED_PROXIES", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    trusting.close();
  }

  @Test
  void forwardedHeadersOfAListedProxyAreBelieved() {
    assertThat(requestLog("127.0.0.0/8", "X-Forwarded-For", "203.0.113.7"))
        .contains("203.0.113.7 GET /v1/outcomes/health 200");
    assertThat(requestLog("10.0.0.0/8,127.0.0.1", "X-Forwarded-For", "203.0.113.7"))
        .contains("203.0.113.7 GET /v1/outcomes/health 200");
  }

  @Test
  void thoseOfAnybodyElseAreNot() {
    assertThat(requestLog("10.0.0.0/8", "X-Forwarded-For", "203.0.113.7"))
        .contains("127.0.0.1 GET /v1/outcomes/health 200")
        .doesNotContain("203.0.113.7");
    assertThat(requestLog("", "X-Forwarded-For", "203.0.113.7"))
        .contains("127.0.0.1 GET /v1/outcomes/health 200")
        .doesNotContain("203.0.113.7");
  }

  /** A proxy that knows nothing of this header passes on what a client says in it. */
  @Test
  void anotherHeaderIsNotBelievedOfAnybody() {
    assertThat(requestLog("127.0.0.1", "Forwarded", "for=203.0.113.7"))
        .contains("127.0.0.1 GET /v1/outcomes/health 200")
        .doesNotContain("203.0.113.7");
  }

  /** Told by a listed proxy, as far as it can be read; nothing of it is a fault of the server. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-For   | nonsense, ,",
        "X-Forwarded-For   | [::1",
        "X-Forwarded-Port  | -1",
        "X-Forwarded-Port  | many",
        "X-Forwarded-Host  | a host:with:colons",
        "X-Forwarded-Proto | gopher",
        "Forwarded         | for=;host=;proto=",
        "Forwarded         | for=\"[::1\";host=\"",
        "Forwarded         | nonsense",
      })
  void malformedHeadersAreNoFaultOfTheServer(String header, String value) {
    HttpCalls.Answer answer = trusting.anonymously().with(header, value).get("/v1/outcomes/health");
    assertThat(answer.status()).isIn(200, 400);
  }

  @Test
  void whatIsNoNetworkIsToldInOneLine() {
    ServerProcess.Failure failure =
        ServerProcess.fail(
            Map.of("TRIMTAB_HTTP_TRUSTED_PROXIES", "10.0.0.0/8,10.0.0.0/33"), "--ephemeral");
    assertThat(failure.output())
        .isEqualTo(
            "trimtab: trimtab.http.trusted-proxies must list addresses and networks such as"
                + " 10.0.0.0/8, not 10.0.0.0/33");
  }

  private static String requestLog(String trusted, String header, String value) {
    Map<String, String> settings = new HashMap<>(Map.of("TRIMTAB_LOG_REQUESTS", "true"));
    if (!trusted.isEmpty()) {
      settings.put("TRIMTAB_HTTP_TRUSTED_PROXIES", trusted);
    }
    try (ServerProcess server = ServerProcess.ephemeral(settings)) {
      server.anonymously().with(header, value).get("/v1/outcomes/health");
      server.terminate();
      return server.output();
    }
  }
}
