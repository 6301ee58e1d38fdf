package dev.trimtab.server.auth;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.Principal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The right of requests that last: credentials may end before the request does. */
@Singleton
public final class LastingAccess {
  private final Authenticator authenticator;
  private final Sessions sessions;

  LastingAccess(Authenticator authenticator, Sessions sessions) {
    this.authenticator = authenticator;
    this.sessions = sessions;
  }

  /**
   * Says, whenever it is asked, whether the credentials of this request would still be let in: true
   * until they expire or are revoked, and while that cannot be known. Never blocks.
   */
  public BooleanSupplier of(RoutingContext routing) {
    Principal principal = CurrentPrincipal.of(routing);
    HttpServerRequest request = routing.request();
    String credentials =
        Credentials.read(
            request.getHeader("Authorization"), request.getHeader(AccessFilter.API_KEY_HEADER));
    return credentials == null
        ? () -> isStill(principal, () -> sessions.of(routing).orElseThrow().principal())
        : () -> isStill(principal, () -> authenticator.authenticate(credentials));
  }

  private static boolean isStill(Principal principal, Supplier<Principal> now) {
    try {
      return now.get().equals(principal);
    } catch (UnauthenticatedException | UnknownTokenKeyException ended) {
      return false;
    } catch (StorageException unknown) {
      return true;
    }
  }
}
