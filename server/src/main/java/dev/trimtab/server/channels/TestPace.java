package dev.trimtab.server.channels;

import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Lets a tenant send so many tests in a minute, spread over it after the first ones. Of this server
 * alone; what it knows is small, and forgotten when it is full. Thread-safe.
 */
final class TestPace {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MOST_TENANTS = 10_000;

  private final long nanosPerTest;
  private final LongSupplier nanoTime;

  /** When everything a tenant has sent would have been sent at an even pace. */
  private final Map<TenantId, Long> paidUntil = new ConcurrentHashMap<>();

  TestPace(int perMinute, LongSupplier nanoTime) {
    this.nanosPerTest = MINUTE_NANOS / Math.max(1, perMinute);
    this.nanoTime = nanoTime;
  }

  /** Empty where a test may be sent now, which counts; else how long to wait. */
  synchronized Optional<Duration> take(TenantId tenant) {
    long now = nanoTime.getAsLong();
    if (paidUntil.size() >= MOST_TENANTS) {
      paidUntil.values().removeIf(until -> until - now <= 0);
    }
    if (paidUntil.size() >= MOST_TENANTS) {
      paidUntil.clear();
    }
    Long known = paidUntil.get(tenant);
    long from = known == null || known - now < 0 ? now : known;
    long wait = from + nanosPerTest - now - MINUTE_NANOS;
    if (wait > 0) {
      return Optional.of(Duration.ofNanos(wait));
    }
    paidUntil.put(tenant, from + nanosPerTest);
    return Optional.empty();
  }
}
