package dev.trimtab.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trimtab.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * Whoever deploys prompts and models in the story: takes webhooks, does what they ask for once
 * however often it is asked, and says later that it is done.
 */
final class Deployer implements AutoCloseable {
  private static final int ACCEPTED = 202;
  private static final int DONE = 204;

  private final HttpServer server;
  private final Set<String> known = new HashSet<>();
  private String prompt = "v42";
  private String model = "large";
  private int asked;

  Deployer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::take);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
  }

  /** How often it was asked to do something it had not done yet. */
  synchronized int asked() {
    return asked;
  }

  synchronized String prompt() {
    return prompt;
  }

  synchronized String model() {
    return model;
  }

  private void take(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    JsonNode message = Json.MAPPER.readTree(exchange.getRequestBody());
    boolean isPrompt = obey(id == null ? "" : id, message.path("data").path("action"));
    exchange.sendResponseHeaders(isPrompt ? ACCEPTED : DONE, -1);
    exchange.close();
  }

  /** A prompt takes a while to go out, a model does not. */
  private synchronized boolean obey(String id, JsonNode action) {
    JsonNode parameters = action.path("parameters");
    if (known.add(id)) {
      asked++;
      prompt = parameters.path("prompt").asText(prompt);
      model = parameters.path("model").asText(model);
    }
    return parameters.has("prompt");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
