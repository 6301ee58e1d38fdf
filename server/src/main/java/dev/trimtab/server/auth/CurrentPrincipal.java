package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The principal of a request, put there by the {@link AccessFilter} before any resource runs. */
public final class CurrentPrincipal {
  private static final String KEY = CurrentPrincipal.class.getName();

  private CurrentPrincipal() {}

  /**
   * Who sent this request.
   *
   * @throws UnauthenticatedException where it came without credentials, to an {@link Open} method
   */
  public static Principal of(RoutingContext request) {
    return ifKnown(request).orElseThrow(UnauthenticatedException::missing);
  }

  /** Who sent this request, or empty where it came without credentials. */
  public static Optional<Principal> ifKnown(RoutingContext request) {
    return Optional.ofNullable(request.get(KEY));
  }

  static void set(RoutingContext request, Principal principal) {
    request.put(KEY, principal);
  }
}
