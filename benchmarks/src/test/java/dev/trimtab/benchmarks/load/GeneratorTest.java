package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GeneratorTest {
  private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String key = exchange.getRequestHeaders().getFirst("Authorization");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(key + " " + exchange.getRequestURI() + " " + body.length());
          exchange.sendResponseHeaders(status.get(), 5);
          exchange.getResponseBody().write("reply".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Round run(List<String> bodies) {
    Requests inTurn = Requests.posts("/events", "tt_x", bodies.stream());
    AtomicInteger left = new AtomicInteger(bodies.size());
    Requests once = () -> left.getAndDecrement() > 0 ? inTurn.next() : null;
    return new Generator(server.getAddress()).run(once, 3, Generator.UNTIL_ALL_ARE_ANSWERED);
  }

  @Test
  void sendsEachRequestOnceAndCountsTheAnswers() {
    List<String> bodies = IntStream.rangeClosed(1, 50).mapToObj("x"::repeat).toList();
    assertThat(run(bodies).answers()).isEqualTo(50);
    assertThat(received)
        .containsExactlyInAnyOrderElementsOf(
            bodies.stream().map(body -> "Bearer tt_x /events " + body.length()).toList());
  }

  @Test
  void sendsBodiesLargerThanASocketTakesAtOnce() {
    assertThat(run(List.of("x".repeat(20_000_000))).answers()).isEqualTo(1);
    assertThat(received).containsExactly("Bearer tt_x /events 20000000");
  }

  @Test
  void aRefusalIsNoAnswer() {
    status.set(429);
    assertThatThrownBy(() -> run(List.of("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("429");
  }
}
