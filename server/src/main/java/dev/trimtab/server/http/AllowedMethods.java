package dev.trimtab.server.http;

import jakarta.ws.rs.HttpMethod;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Finds which methods a path takes: RFC 9110 (15.5.6) asks for them in the answer to any other, and
 * the framework leaves them out.
 */
final class AllowedMethods {
  private AllowedMethods() {}

  static String of(ResteasyReactiveRequestContext request) {
    TreeSet<String> methods = new TreeSet<>();
    for (ServerRestHandler handler : request.getHandlers()) {
      if (handler instanceof ClassRoutingHandler routing) {
        routing.getMappers().entrySet().stream()
            .filter(mapper -> mapper.getKey() != null && takes(mapper, request))
            .forEach(mapper -> methods.add(mapper.getKey()));
      }
    }
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    methods.add(HttpMethod.OPTIONS);
    return String.join(", ", methods);
  }

  private static boolean takes(
      Map.Entry<String, RequestMapper<RuntimeResource>> mapper,
      ResteasyReactiveRequestContext request) {
    String rest = request.getRemaining().isEmpty() ? "/" : request.getRemaining();
    return mapper.getValue().map(rest) != null;
  }
}
