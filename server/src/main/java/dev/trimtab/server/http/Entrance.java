package dev.trimtab.server.http;

import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.listen.BasePath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all routes where the server shares its host or has a second listener: takes the
 * base path away, and lets each path in at one port only.
 */
@Singleton
final class Entrance {
  private static final String BASE = "trimtab.base-path";

  /** Before everything else that looks at a path. */
  private static final int FIRST = 2_000;

  private final String base;
  private final ManagementPort management;

  Entrance(HttpConfig config, ManagementPort management) {
    this.base = BasePath.of(config.basePath());
    this.management = management;
  }

  /** What was before the path of this request; empty for nothing. */
  static String baseOf(RoutingContext request) {
    @Nullable String base = request.get(BASE);
    return base == null ? "" : base;
  }

  void stand(@Observes Filters filters) {
    if (!base.isEmpty() || management.isConfigured()) {
      filters.register(this::enter, FIRST);
    }
  }

  private void enter(RoutingContext request) {
    if (request.get(BASE) != null) {
      request.addHeadersEndHandler(writing -> prefixLocation(request.response()));
      request.next();
    } else if (management.hasBrought(request.request())) {
      letIn(request, management.owns(request.normalizedPath()));
    } else if (base.isEmpty()) {
      letIn(request, !management.owns(request.normalizedPath()));
    } else {
      takeBaseAway(request);
    }
  }

  private void takeBaseAway(RoutingContext request) {
    String path = request.normalizedPath();
    String rest = path.startsWith(base + "/") ? path.substring(base.length()) : "";
    if (path.equals(base)) {
      request.redirect(base + "/");
    } else if (rest.isEmpty() || management.owns(rest)) {
      Problems.write(request, 404);
    } else {
      request.put(BASE, base);
      @Nullable String query = request.request().query();
      request.reroute(query == null ? rest : rest + "?" + query);
    }
  }

  private static void letIn(RoutingContext request, boolean isAllowed) {
    if (isAllowed) {
      request.next();
    } else {
      Problems.write(request, 404);
    }
  }

  /** A redirect knows nothing of the base path. */
  private void prefixLocation(HttpServerResponse response) {
    String location = response.headers().get(HttpHeaders.LOCATION);
    if (location != null && location.startsWith("/")) {
      response.putHeader(HttpHeaders.LOCATION, base + location);
    }
  }
}
