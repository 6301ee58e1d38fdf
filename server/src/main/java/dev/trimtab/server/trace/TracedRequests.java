package dev.trimtab.server.trace;

import dev.trimtab.server.config.TracingConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes in the caller's trace, and makes a span of each call where a collector is configured. */
@Singleton
final class TracedRequests {
  /** Before what may log, and after the base path is gone. */
  private static final int EARLY = 1_900;

  /** Not those who look after the server, every few seconds. */
  private static final String CALLS = "/v1/";

  private final Optional<RequestSpans> spans;

  TracedRequests(TracingConfig config) {
    // Nothing of OpenTelemetry is loaded without a collector.
    this.spans = config.endpoint().map(endpoint -> RequestSpans.to(endpoint, config));
  }

  void stand(@Observes Filters filters) {
    filters.register(this::enter, EARLY);
  }

  void stop(@Observes ShutdownEvent stopping) {
    spans.ifPresent(RequestSpans::close);
  }

  private void enter(RoutingContext request) {
    Optional<TraceParent> caller =
        TraceParent.parse(request.request().getHeader(TraceParent.HEADER));
    if (spans.isPresent() && request.normalizedPath().startsWith(CALLS)) {
      CurrentTrace.enter(spans.get().begin(request, caller));
    } else {
      caller.ifPresent(CurrentTrace::enter);
    }
    request.next();
  }
}
