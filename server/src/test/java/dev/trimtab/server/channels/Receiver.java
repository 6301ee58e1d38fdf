package dev.trimtab.server.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trimtab.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A small real server that keeps what it gets, and answers what it is told to, else 204. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Got> got = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();

  /** A request, its headers by their names in lower case. */
  record Got(String method, String path, Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return Json.MAPPER.readTree(body);
      } catch (IOException noJson) {
        throw new UncheckedIOException(noJson);
      }
    }

    String header(String name) {
      return headers.get(name);
    }
  }

  /** What it answers. */
  record Answer(int status, Map<String, String> headers, String body) {
    static Answer of(int status) {
      return new Answer(status, Map.of(), "");
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    server.createContext("/", this::take);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  synchronized Receiver answers(Answer answer) {
    answers.add(answer);
    return this;
  }

  synchronized List<Got> got() {
    return List.copyOf(got);
  }

  synchronized Got last() {
    return got.getLast();
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    Got request =
        new Got(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            exchange.getRequestBody().readAllBytes());
    Answer answer = next(request);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized Answer next(Got request) {
    got.add(request);
    return answers.isEmpty() ? Answer.of(204) : answers.removeFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
