package dev.trimtab.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A real HTTP server that gives prepared answers and keeps what it was asked. */
final class FakeServer implements AutoCloseable {
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Asked, Answer>> routes = new HashMap<>();
  private final HttpServer server;

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers {@code call}, such as {@code GET /v1/me}, whatever its query. */
  FakeServer on(String call, int status, String body) {
    return on(call, asked -> new Answer(status, body, Map.of()));
  }

  FakeServer on(String call, Function<Asked, Answer> answer) {
    routes.put(call, answer);
    return this;
  }

  /** The calls that came, with their queries. */
  List<String> calls() {
    return asked.stream().map(Asked::call).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked request = read(exchange);
      asked.add(request);
      String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      Answer answer =
          routes
              .getOrDefault(route, other -> new Answer(404, "no route " + route, Map.of()))
              .apply(request);
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return new Asked(
        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
        new String(body, StandardCharsets.UTF_8),
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What was asked: method and URI, the body decompressed, the credentials. */
  record Asked(String call, String body, String authorization) {}

  record Answer(int status, String body, Map<String, String> headers) {}
}
