package dev.trimtab.server.http;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Stands between authentication and the first byte of a body: refuses what says that it is too
 * large, and sees to the rest of a body that nobody reads to its end.
 */
@Singleton
public final class BodyFilter {
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final Provider<BodyLimits> limits;

  /** Filters are made before the configuration is read, so the limits are asked for later. */
  BodyFilter(Provider<BodyLimits> limits) {
    this.limits = limits;
  }

  /** Lets the request pass, or throws what the caller is told. */
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.USER)
  public void filter(SimpleResourceInfo resource, RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if (length == null && !chunked) {
      return;
    }
    boolean isBatch = resource.getResourceClass() == BatchResource.class;
    int most = isBatch ? limits.get().batchBytes() : limits.get().eventBytes();
    if (chunked) {
      countWhileReading(routing);
    } else if (Long.parseLong(length) > most) {
      throw Bodies.tooLarge(most);
    }
    if (isBatch || chunked) {
      routing.addEndHandler(ended -> linger(routing));
    }
  }

  /**
   * Leaves it to the reader of the body to see that it grows too large: the framework would answer
   * that by itself, without a problem.
   */
  private static void countWhileReading(RoutingContext routing) {
    routing.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
  }

  /**
   * Throws away what still comes after the answer, for a while: a connection closed at once would
   * take the answer with it.
   */
  private static void linger(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (!request.isEnded()) {
      request.handler(ignored -> {}).resume();
      routing
          .vertx()
          .setTimer(
              LINGER.toMillis(),
              timer -> {
                if (!request.isEnded()) {
                  request.connection().close();
                }
              });
    }
  }
}
