package dev.trimtab.server.outbound;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;

/** The real door outwards, for tests of those who go through it: never more than one attempt. */
public final class LoopbackOutbound {
  private LoopbackOutbound() {}

  /** One that lets callers reach this machine. */
  public static Outbound open(Vertx vertx) {
    return of(vertx, Set.of("127.0.0.1", "localhost"));
  }

  /** One as it is where nobody allowed anything. */
  public static Outbound strict(Vertx vertx) {
    return of(vertx, Set.of());
  }

  private static Outbound of(Vertx vertx, Set<String> privateHosts) {
    return new Outbound(
        new OutboundRules(Set.of(), privateHosts),
        new Outbound.Route(
            InetAddress::getAllByName,
            new VertxTransport(vertx, Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 20)),
        new Retry(1, Duration.ofMillis(1), new SplittableRandom(7), pause -> {}),
        new CircuitBreakers(
            () -> new CircuitBreaker(1_000, Duration.ofSeconds(30), System::nanoTime)),
        new OutboundMetrics(new SimpleMeterRegistry()),
        System::nanoTime);
  }
}
