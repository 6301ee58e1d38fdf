package dev.trimtab.server.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trimtab.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much of GitHub as issues take: lists by page, new issues, comments. */
final class FakeGithub implements AutoCloseable {
  private static final String ISSUES = "/repos/acme/bot/issues";

  private final HttpServer server;
  private final List<ObjectNode> issues = new ArrayList<>();
  private final Map<Long, List<ObjectNode>> comments = new HashMap<>();
  private boolean losesAnswers;

  FakeGithub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  synchronized List<ObjectNode> issues() {
    return List.copyOf(issues);
  }

  synchronized List<ObjectNode> comments(long issue) {
    return List.copyOf(comments.getOrDefault(issue, List.of()));
  }

  /** Whether what is asked for is done, but nobody learns of it. */
  synchronized void loseAnswers(boolean loses) {
    losesAnswers = loses;
  }

  synchronized void addForeign(int count) {
    for (int i = 0; i < count; i++) {
      add(Json.MAPPER.createObjectNode().put("title", "other").put("body", "of others " + i));
    }
  }

  private ObjectNode add(ObjectNode issue) {
    issue.put("number", issues.size() + 1L);
    issues.add(issue);
    return issue;
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    boolean isPost = exchange.getRequestMethod().equals("POST");
    if (!"Bearer ghp_hush".equals(authorization)) {
      answer(exchange, 401, Json.MAPPER.createObjectNode().put("message", "Bad credentials"));
    } else if (path.equals(ISSUES)) {
      answer(exchange, isPost ? 201 : 200, isPost ? add(read(exchange)) : newestFirst(exchange));
    } else if (path.startsWith(ISSUES + "/") && path.endsWith("/comments")) {
      long number = Long.parseLong(path.substring(ISSUES.length() + 1).replace("/comments", ""));
      List<ObjectNode> of = comments.computeIfAbsent(number, unseen -> new ArrayList<>());
      if (isPost) {
        of.add(read(exchange));
      }
      answer(exchange, isPost ? 201 : 200, isPost ? of.getLast() : page(of, exchange));
    } else {
      answer(exchange, 404, Json.MAPPER.createObjectNode().put("message", "Not Found"));
    }
  }

  private JsonNode newestFirst(HttpExchange exchange) {
    return page(issues.reversed(), exchange);
  }

  private static JsonNode page(List<ObjectNode> all, HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    int size = Integer.parseInt(query.get("per_page"));
    ArrayNode page = Json.MAPPER.createArrayNode();
    all.stream()
        .skip((Long.parseLong(query.get("page")) - 1) * size)
        .limit(size)
        .forEach(page::add);
    return page;
  }

  private static ObjectNode read(HttpExchange exchange) throws IOException {
    return (ObjectNode) Json.MAPPER.readTree(exchange.getRequestBody());
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    boolean isLost = losesAnswers && exchange.getRequestMethod().equals("POST");
    byte[] bytes = isLost ? new byte[0] : Json.MAPPER.writeValueAsBytes(body);
    exchange.sendResponseHeaders(isLost ? 502 : status, isLost ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
