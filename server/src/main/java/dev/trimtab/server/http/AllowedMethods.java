package dev.trimtab.server.http;

import jakarta.ws.rs.HttpMethod;
import java.util.List;
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
    var resources = new RequestMapper<>(request.getDeployment().getClassMappers());
    var match = resources.map(request.getPathWithoutPrefix());
    if (match != null) {
      for (ServerRestHandler handler : match.value.handlers) {
        if (handler instanceof ClassRoutingHandler routing) {
          String rest = match.remaining.isEmpty() ? "/" : match.remaining;
          methods.addAll(taking(rest, routing.getMappers()));
        }
      }
    }
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    methods.add(HttpMethod.OPTIONS);
    return String.join(", ", methods);
  }

  private static List<String> taking(
      String path, Map<String, RequestMapper<RuntimeResource>> mappers) {
    return mappers.entrySet().stream()
        .filter(mapper -> mapper.getKey() != null && mapper.getValue().map(path) != null)
        .map(Map.Entry::getKey)
        .toList();
  }
}
