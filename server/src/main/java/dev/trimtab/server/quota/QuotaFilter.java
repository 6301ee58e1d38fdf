package dev.trimtab.server.quota;

import dev.trimtab.server.auth.CurrentPrincipal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Stands between authentication and the first byte of a body. Runs on the event loop. */
@Singleton
public final class QuotaFilter {
  /**
   * Whoever comes back at once is turned away no faster than so on a connection, without a thread:
   * else turning it away costs others as much as its work would.
   */
  private static final Duration PAUSE = Duration.ofMillis(200);

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
      return afterAPause(routing.vertx(), exceeded);
    }
  }

  private static Uni<Void> afterAPause(Vertx vertx, QuotaExceededException exceeded) {
    return Uni.createFrom()
        .emitter(told -> vertx.setTimer(PAUSE.toMillis(), waited -> told.fail(exceeded)));
  }
}
