package dev.trimtab.server;

import dev.trimtab.server.config.HttpConfig;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where this server can be called, for those on the same machine. */
@Singleton
final class Address {
  private static final String ANY = "0.0.0.0";

  private final HttpServer server;
  private final HttpConfig config;

  Address(HttpServer server, HttpConfig config) {
    this.server = server;
    this.config = config;
  }

  /** Scheme, host, port and base path; without a slash at the end. */
  URI uri() {
    String path = config.basePath().replaceAll("/+$", "");
    if (config.tls().certificate().isEmpty()) {
      return URI.create(server.getLocalBaseUri().toString().replaceAll("/+$", "") + path);
    }
    String host = config.bind().equals(ANY) ? "localhost" : config.bind();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("https://" + literal + ":" + server.getSecurePort() + path);
  }
}
