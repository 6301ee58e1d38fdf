package dev.trimtab.server.web;

import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.listen.BasePath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serves the dashboard: its files, and its one page at every path that a browser opens and nobody
 * else answers. What is not its own goes on.
 */
@Singleton
final class WebRoute {
  static final String FOLDER = "/dev/trimtab/web/";

  private static final String PAGE = "index.html";
  private static final String MISSING =
      """
      This build of Trimtab has no dashboard, as Node.js was missing when it was made.
      The interface of programs is at /v1 and described at /docs.
      """;

  /** Behind what takes the base path away and what refuses oversized requests. */
  private static final int BEHIND_THE_GUARD = 500;

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final int NONCE_BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final WebFiles files = new WebFiles(FOLDER);
  private final String base;

  WebRoute(HttpConfig config) {
    this.base = BasePath.of(config.basePath());
  }

  void stand(@Observes Filters filters) {
    filters.register(this::answer, BEHIND_THE_GUARD);
  }

  private void answer(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    boolean reads = READING.contains(request.method());
    if (!reads) {
      routing.next();
      return;
    }
    WebPath path =
        WebPath.of(routing.normalizedPath(), request.getHeader(HttpHeaders.ACCEPT), files);
    switch (path) {
      case WebPath.File(String name) when files.has(name) -> file(request, name);
      case WebPath.Page() -> page(request);
      case WebPath.File _, WebPath.Elsewhere _ -> routing.next();
    }
  }

  private void file(HttpServerRequest request, String name) {
    HttpServerResponse response = request.response();
    SecurityHeaders.put(response);
    boolean isHashed = name.startsWith(WebPath.HASHED);
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of(name))
        .putHeader(
            HttpHeaders.CACHE_CONTROL,
            isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    Encoding encoding = Encoding.of(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    Optional<Buffer> compressed = files.contents(name, encoding.suffix());
    if (files.contents(name, Encoding.GZIP.suffix()).isPresent()) {
      response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    if (encoding != Encoding.PLAIN && compressed.isPresent()) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, encoding.token());
    }
    send(request, compressed.or(() -> files.contents(name, "")).orElseThrow());
  }

  /** The page has a nonce of its own each time, so that nobody else's styles and scripts run. */
  private void page(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    Optional<Buffer> page = files.contents(PAGE, "");
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (page.isEmpty()) {
      response.setStatusCode(404).putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of("a.txt"));
      send(request, Buffer.buffer(MISSING));
      return;
    }
    byte[] random = new byte[NONCE_BYTES];
    RANDOM.nextBytes(random);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    SecurityHeaders.put(response, nonce);
    response.putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of(PAGE));
    String text = page.get().toString().replace("{{nonce}}", nonce).replace("{{base}}", base + "/");
    send(request, Buffer.buffer(text));
  }

  private static void send(HttpServerRequest request, Buffer body) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(body);
    }
  }

  /** How a file is compressed, the best first. */
  enum Encoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    PLAIN("", "");

    private final String token;
    private final String suffix;

    Encoding(String token, String suffix) {
      this.token = token;
      this.suffix = suffix;
    }

    String token() {
      return token;
    }

    String suffix() {
      return suffix;
    }

    /** The best one of those that a browser lists; weights of 0 are said by nobody. */
    static Encoding of(@Nullable String accepted) {
      if (accepted == null) {
        return PLAIN;
      }
      return accepted.contains(BROTLI.token)
          ? BROTLI
          : accepted.contains(GZIP.token) ? GZIP : PLAIN;
    }
  }
}
