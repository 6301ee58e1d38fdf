package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every resource method: knows the caller or turns it away, before a byte of the body
 * is read. Runs on the event loop, so it must stay without blocking calls.
 */
@Singleton
public final class AccessFilter {
  static final String API_KEY_HEADER = "X-API-Key";

  /** For the keys of a token's issuer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Authenticator authenticator;
  private final RefusedLogins refused;
  private final Sessions sessions;
  private final Map<Method, Requirement> requirements = new ConcurrentHashMap<>();

  AccessFilter(Authenticator authenticator, RefusedLogins refused, Sessions sessions) {
    this.authenticator = authenticator;
    this.refused = refused;
    this.sessions = sessions;
  }

  /**
   * Lets the request pass, or throws what the caller is told.
   *
   * @return null, or what this request waits for: a token that names a new key waits a moment for
   *     the issuer, without a thread
   */
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
  public @Nullable Uni<Void> filter(ResourceInfo resource, RoutingContext routing) {
    Requirement requirement =
        requirements.computeIfAbsent(
            resource.getResourceMethod(),
            method -> Requirement.of(resource.getResourceClass(), method));
    HttpServerRequest request = routing.request();
    String credentials =
        Credentials.read(request.getHeader("Authorization"), request.getHeader(API_KEY_HEADER));
    if (credentials == null) {
      admitSession(requirement, routing);
      return null;
    }
    try {
      admit(principal(credentials, routing), requirement, routing);
      return null;
    } catch (UnknownTokenKeyException unknown) {
      return Uni.createFrom()
          .completionStage(() -> patiently(unknown.asked()))
          .invoke(asked -> again(credentials, requirement, routing));
    }
  }

  /** By cookie. Where anybody may come, one whose session has ended is anybody. */
  private void admitSession(Requirement requirement, RoutingContext routing) {
    Optional<Session> session;
    try {
      session = sessions.of(routing);
    } catch (UnauthenticatedException ended) {
      if (requirement.credentials()) {
        throw ended;
      }
      return;
    }
    if (session.isPresent()) {
      CrossSite.refuse(routing.request());
      admit(session.get().principal(), requirement, routing);
      sessions.renew(session.get(), routing);
    } else if (requirement.credentials()) {
      throw UnauthenticatedException.missing();
    }
  }

  private static CompletableFuture<Void> patiently(CompletableFuture<Void> asked) {
    return asked.copy().completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void again(String credentials, Requirement requirement, RoutingContext routing) {
    try {
      admit(principal(credentials, routing), requirement, routing);
    } catch (UnknownTokenKeyException still) {
      UnauthenticatedException told = UnknownTokenKeyException.refused();
      refused.note(Auditor.address(routing), told.getMessage());
      throw told;
    }
  }

  private Principal principal(String credentials, RoutingContext routing) {
    try {
      return authenticator.authenticate(credentials);
    } catch (UnauthenticatedException told) {
      refused.note(Auditor.address(routing), told.getMessage());
      throw told;
    }
  }

  private static void admit(Principal principal, Requirement requirement, RoutingContext routing) {
    requirement.check(principal);
    CurrentPrincipal.set(routing, principal);
  }
}
