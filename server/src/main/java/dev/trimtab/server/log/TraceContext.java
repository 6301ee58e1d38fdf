package dev.trimtab.server.log;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Puts the caller's trace (W3C Trace Context) into every line that is logged for a request. */
@Singleton
final class TraceContext {
  private static final String TRACE_ID = "trace_id";
  private static final Pattern HEADER =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** Before what may log. */
  private static final int EARLY = 1_900;

  void stand(@Observes Filters filters) {
    filters.register(TraceContext::enter, EARLY);
  }

  private static void enter(RoutingContext request) {
    String header = request.request().getHeader("traceparent");
    if (header != null) {
      Matcher trace = HEADER.matcher(header);
      if (trace.matches()) {
        MDC.put(TRACE_ID, trace.group(1));
      }
    }
    request.next();
  }
}
