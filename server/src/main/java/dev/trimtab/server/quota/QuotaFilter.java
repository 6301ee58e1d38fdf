package dev.trimtab.server.quota;

import dev.trimtab.server.auth.CurrentPrincipal;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands between authentication and the first byte of a body. Runs on the event loop. */
@Singleton
public final class QuotaFilter {
  private final Provider<QuotaGate> gate;

  /** Filters are made before the configuration is read, so the gate is asked for later. */
  QuotaFilter(Provider<QuotaGate> gate) {
    this.gate = gate;
  }

  /** Lets the request pass, or throws what the caller is told. */
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHORIZATION)
  public void filter(RoutingContext routing) {
    CurrentPrincipal.ifKnown(routing).ifPresent(principal -> gate.get().admit(routing, principal));
  }
}
