package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stands before every resource method: knows the caller or turns it away, before a byte of the body
 * is read. Runs on the event loop, so it must stay without blocking calls.
 */
@Singleton
public final class AccessFilter {
  static final String API_KEY_HEADER = "X-API-Key";

  private final Authenticator authenticator;
  private final Map<Method, Requirement> requirements = new ConcurrentHashMap<>();

  AccessFilter(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Lets the request pass, or throws what the caller is told. */
  @ServerRequestFilter(nonBlocking = true)
  public void filter(ResourceInfo resource, RoutingContext routing) {
    Requirement requirement =
        requirements.computeIfAbsent(
            resource.getResourceMethod(),
            method -> Requirement.of(resource.getResourceClass(), method));
    HttpServerRequest request = routing.request();
    String credentials =
        Credentials.read(request.getHeader("Authorization"), request.getHeader(API_KEY_HEADER));
    if (credentials != null) {
      Principal principal = authenticator.authenticate(credentials);
      requirement.check(principal);
      CurrentPrincipal.set(routing, principal);
    } else if (requirement.credentials()) {
      throw UnauthenticatedException.missing();
    }
  }
}
