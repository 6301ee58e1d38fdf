package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A real server whose issuer shows its keys on a small real server of its own, and rotates them.
 */
class KeySetIT {
  private static final IssuerKey FIRST = IssuerKey.of("first", "RS256");
  private static final IssuerKey SECOND = IssuerKey.of("second", "EdDSA");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicInteger fetches = new AtomicInteger();
  private volatile List<IssuerKey> shown = List.of(FIRST);
  private HttpServer issuer;

  @AfterEach
  void stop() {
    if (issuer != null) {
      issuer.stop(0);
    }
  }

  @Test
  void keysComeGoAndOutliveAnOutage() throws IOException {
    int port = startIssuer(0);
    try (ServerProcess server = server(port)) {
      assertThat(me(server, FIRST).json().get("tenant_id").textValue()).isEqualTo("acme");

      shown = List.of(SECOND);
      awaitStatus(server, SECOND, 200);
      assertThat(me(server, IssuerKey.of("first", "RS256")).status()).isEqualTo(401);

      issuer.stop(0);
      assertThat(me(server, SECOND).status()).as("the issuer is down").isEqualTo(200);
      assertThat(me(server, IssuerKey.of("third", "ES256")).status()).isEqualTo(401);
      assertThat(me(server, SECOND).status()).isEqualTo(200);
    }
  }

  @Test
  void startsWithoutItsIssuerAndFindsItLater() throws IOException {
    int port = startIssuer(0);
    issuer.stop(0);
    try (ServerProcess server = server(port)) {
      assertThat(me(server, FIRST).status()).isEqualTo(401);
      startIssuer(port);
      awaitStatus(server, FIRST, 200);
    }
  }

  @Test
  void aFloodOfUnknownKeysDoesNotReachTheIssuer() throws IOException {
    int port = startIssuer(0);
    try (ServerProcess server =
        ServerProcess.ephemeral(
            Map.of(
                "TRIMTAB_AUTH_JWT_JWKS_URL",
                "http://127.0.0.1:" + port + "/keys",
                "TRIMTAB_AUTH_JWT_JWKS_COOL_DOWN",
                "1h"))) {
      assertThat(me(server, FIRST).status()).isEqualTo(200);
      for (int i = 0; i < 100; i++) {
        String token = FIRST.token(inAMinute(), "made-up-" + i);
        assertThat(as(server, token).status()).isEqualTo(401);
      }
      assertThat(fetches).hasValue(1);
      assertThat(server.output()).doesNotContain("Exception");
    }
  }

  private ServerProcess server(int port) {
    return ServerProcess.ephemeral(
        Map.of(
            "TRIMTAB_AUTH_JWT_JWKS_URL",
            "http://127.0.0.1:" + port + "/keys",
            "TRIMTAB_AUTH_JWT_JWKS_COOL_DOWN",
            "100ms",
            "TRIMTAB_OUTBOUND_BREAKER_PAUSE",
            "100ms"));
  }

  private int startIssuer(int port) throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    issuer.createContext(
        "/keys",
        exchange -> {
          fetches.incrementAndGet();
          byte[] body = IssuerKey.keySet(shown).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
    return issuer.getAddress().getPort();
  }

  private static void awaitStatus(ServerProcess server, IssuerKey key, int status) {
    Instant end = Instant.now().plus(PATIENCE);
    while (me(server, key).status() != status) {
      assertThat(Instant.now()).as("still not " + status).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static HttpCalls.Answer me(ServerProcess server, IssuerKey key) {
    return as(server, key.token(inAMinute()));
  }

  private static HttpCalls.Answer as(ServerProcess server, String token) {
    return server.anonymously().with("Authorization", "Bearer " + token).get("/v1/me");
  }

  private static long inAMinute() {
    return Instant.now().plusSeconds(60).getEpochSecond();
  }
}
