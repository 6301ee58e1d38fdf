package dev.trimtab.server.http;

import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.listen.BasePath;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all routes where the server shares its host or has a second listener: takes the
 * base path away, and keeps what is for those who run the server to the management port.
 */
@Singleton
final class Entrance {
  private static final List<String> MANAGEMENT =
      List.of("/health", "/metrics", "/openapi", "/docs");
  private static final String BASE = "trimtab.base-path";

  /** Before everything else that looks at a path. */
  private static final int FIRST = 2_000;

  private final HttpConfig config;
  private final String base;
  private final int managementPort;

  Entrance(HttpConfig config) {
    this.config = config;
    this.base = BasePath.of(config.basePath());
    this.managementPort = config.management().port().orElse(-1);
  }

  /** What was before the path of this request; empty for nothing. */
  static String baseOf(RoutingContext request) {
    @Nullable String base = request.get(BASE);
    return base == null ? "" : base;
  }

  void stand(@Observes Filters filters) {
    if (!base.isEmpty() || managementPort >= 0) {
      filters.register(this::enter, FIRST);
    }
  }

  /** Opens the second listener. */
  void listen(@Observes StartupEvent starting, Vertx vertx) {
    if (managementPort >= 0) {
      vertx
          .createHttpServer()
          .requestHandler(Entrance::manage)
          .listen(managementPort, config.management().bind())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }

  private static void manage(HttpServerRequest request) {
    if (isManagement(request.path())) {
      VertxHttpRecorder.getRootHandler().handle(request);
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  private void enter(RoutingContext request) {
    if (request.request().localAddress().port() == managementPort) {
      request.next();
      return;
    }
    if (request.get(BASE) != null) {
      request.addHeadersEndHandler(writing -> prefixLocation(request.response()));
      request.next();
      return;
    }
    String path = request.request().path();
    if (path == null || !path.startsWith(base + "/")) {
      Problems.write(request, 404);
    } else if (managementPort >= 0 && isManagement(path.substring(base.length()))) {
      Problems.write(request, 404);
    } else if (base.isEmpty()) {
      request.next();
    } else {
      request.put(BASE, base);
      request.reroute(request.request().uri().substring(base.length()));
    }
  }

  /** A redirect knows nothing of the base path either. */
  private void prefixLocation(HttpServerResponse response) {
    String location = response.headers().get(HttpHeaders.LOCATION);
    if (location != null && location.startsWith("/")) {
      response.putHeader(HttpHeaders.LOCATION, base + location);
    }
  }

  private static boolean isManagement(@Nullable String path) {
    return path != null
        && MANAGEMENT.stream()
            .anyMatch(
                each ->
                    path.equals(each)
                        || path.startsWith(each + "/")
                        || path.startsWith(each + "."));
  }
}
