package dev.trimtab.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trimtab.server.outbound.OutboundCall.NamedBy;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a small real server. */
class VertxTransportTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final int MAX_BYTES = 1_000;

  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(anywhere, 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          if (path.equals("/silent")) {
            awaitRelease();
          }
          String host = exchange.getRequestHeaders().getFirst("Host");
          byte[] body =
              path.equals("/large")
                  ? new byte[MAX_BYTES + 1]
                  : (host + " " + path + trace(exchange)).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
          exchange.sendResponseHeaders(path.equals("/moved") ? 302 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  /** The name is not known anywhere: only the address given can have been reached. */
  @Test
  void goesToTheAddressUnderTheNameOfTheTarget() {
    Answered answer = send("http://name.invalid", "/keys?version=2").join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo("name.invalid:" + server.getAddress().getPort() + " /keys?version=2");
  }

  @Test
  void tellsTheTraceItIsPartOf() {
    MDC.put("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
    MDC.put("span_id", "00f067aa0ba902b7");
    MDC.put("trace_flags", "01");
    try {
      assertThat(new String(send("http://localhost", "/").join().body(), StandardCharsets.UTF_8))
          .endsWith(" / 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    } finally {
      MDC.clear();
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() {
    assertThat(send("http://localhost", "/moved").join().status()).isEqualTo(302);
  }

  @Test
  void moreBytesThanAllowedAreAFailure() {
    assertThatThrownBy(() -> send("http://localhost", "/large").join())
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining(MAX_BYTES + " bytes");
  }

  @Test
  void givesUpOnWhoDoesNotAnswer() {
    assertThatThrownBy(() -> send("http://localhost", "/silent").join())
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void nobodyListeningIsAFailure() {
    int port = server.getAddress().getPort();
    server.stop(0);
    assertThatThrownBy(() -> send(URI.create("http://localhost:" + port + "/")).join())
        .hasCauseInstanceOf(IOException.class);
  }

  private CompletableFuture<Answered> send(String origin, String path) {
    return send(URI.create(origin + ":" + server.getAddress().getPort() + path));
  }

  private static CompletableFuture<Answered> send(URI target) {
    return new VertxTransport(VERTX, Duration.ofSeconds(5), Duration.ofSeconds(1), MAX_BYTES)
        .send(OutboundCall.get("test", NamedBy.OPERATOR, target), InetAddress.getLoopbackAddress());
  }

  private static String trace(HttpExchange exchange) {
    String trace = exchange.getRequestHeaders().getFirst("traceparent");
    return trace == null ? "" : " " + trace;
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
