package dev.trimtab.server.quota;

import dev.trimtab.server.auth.CurrentPrincipal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Stands between authentication and the first byte of a body. Runs on the event loop. */
@Singleton
public final class QuotaFilter {
  private final Provider<QuotaGate> gate;

  /** Filters are made before the configuration is read, so the gate is asked for later. */
  QuotaFilter(Provider<QuotaGate> gate) {
    this.gate = gate;
  }

  /**
   * Lets the request pass, or has the caller told that it is one too many.
   *
   * @return null, or what this request waits for
   */
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHORIZATION)
  public @Nullable Uni<Void> filter(RoutingContext routing) {
    try {
      CurrentPrincipal.ifKnown(routing)
          .ifPresent(principal -> gate.get().admit(routing, principal));
      return null;
    } catch (QuotaExceededException exceeded) {
      return QuotaPause.beforeThrowing(routing.vertx(), exceeded);
    }
  }
}
