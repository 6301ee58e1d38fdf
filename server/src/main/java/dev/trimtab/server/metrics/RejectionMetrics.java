package dev.trimtab.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Counts requests that were turned away, by reason. */
@Singleton
public final class RejectionMetrics {
  private static final int FIRST = 1_000;
  private static final int LOWEST_REJECTION = 400;
  private static final String OTHER_CLIENT_ERROR = "other";
  private static final String SERVER_ERROR = "internal_error";
  private static final String REASON = RejectionMetrics.class.getName();

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(400, "malformed"),
          Map.entry(401, "unauthenticated"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "not_found"),
          Map.entry(405, "method_not_allowed"),
          Map.entry(409, "conflict"),
          Map.entry(413, "too_large"),
          Map.entry(415, "unsupported_media_type"),
          Map.entry(422, "invalid"),
          Map.entry(429, "queue_full"),
          Map.entry(503, "unavailable"),
          Map.entry(507, "storage_full"));

  private final MeterRegistry registry;

  /** Every counter is there from the start, so that a rate can be taken over the first one. */
  RejectionMetrics(MeterRegistry registry) {
    this.registry = registry;
    REASONS.values().forEach(this::counter);
    counter(OTHER_CLIENT_ERROR);
    counter(SERVER_ERROR);
  }

  /** Says why this request is turned away, where its status does not tell. */
  public static void because(RoutingContext request, String reason) {
    request.put(REASON, reason);
  }

  /** Looks at each answer after it was sent. */
  void watch(@Observes Filters filters) {
    filters.register(
        request -> {
          request.addEndHandler(sent -> count(request));
          request.next();
        },
        FIRST);
  }

  private void count(RoutingContext request) {
    int status = request.response().getStatusCode();
    if (status >= LOWEST_REJECTION) {
      String reason = request.get(REASON);
      counter(reason == null ? reason(status) : reason).increment();
    }
  }

  private static String reason(int status) {
    return REASONS.getOrDefault(status, status >= 500 ? SERVER_ERROR : OTHER_CLIENT_ERROR);
  }

  private Counter counter(String reason) {
    return Counter.builder("trimtab.rejections")
        .description("Requests turned away")
        .tag("reason", reason)
        .register(registry);
  }
}
