package dev.trimtab.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A real HTTP server that gives the answers it was told to, in order, and keeps what it got. */
final class ScriptedServer implements AutoCloseable {
  final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedServer then(int status, String body) {
    return then(new Answer(status, body, Map.of()));
  }

  ScriptedServer then(Answer answer) {
    answers.add(answer);
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(receive(exchange));
      Answer answer = answers.remove();
      if (answer.isBroken()) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Received receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return new Received(
        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
        new String(body, StandardCharsets.UTF_8),
        Map.copyOf(exchange.getRequestHeaders()));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A request as it came in, its body decompressed. */
  record Received(String line, String body, Map<String, List<String>> headers) {}

  /** An answer to give; status 0 breaks the connection instead. */
  record Answer(int status, String body, Map<String, String> headers) {
    static final Answer BROKEN = new Answer(0, "", Map.of());

    boolean isBroken() {
      return status == 0;
    }
  }
}
