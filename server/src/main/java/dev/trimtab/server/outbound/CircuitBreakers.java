package dev.trimtab.server.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A breaker for each host and port, as many as there may be. Thread-safe. */
final class CircuitBreakers {
  private static final int MOST = 10_000;

  private final Supplier<CircuitBreaker> maker;
  private final Map<String, CircuitBreaker> byOrigin = new ConcurrentHashMap<>();

  CircuitBreakers(Supplier<CircuitBreaker> maker) {
    this.maker = maker;
  }

  CircuitBreaker of(URI target) {
    if (byOrigin.size() >= MOST) {
      byOrigin.values().removeIf(CircuitBreaker::isUnmarked);
    }
    if (byOrigin.size() >= MOST) {
      byOrigin.clear();
    }
    String origin =
        target.getScheme().toLowerCase(Locale.ROOT)
            + "://"
            + OutboundRules.host(target)
            + ":"
            + target.getPort();
    return byOrigin.computeIfAbsent(origin, key -> maker.get());
  }
}
