package dev.trimtab.server.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds back addresses where too many sign-ins have failed: {@value #MOST} at once, then one in
 * {@value #SECONDS_EACH} seconds. Beyond {@value #MOST_ADDRESSES} addresses the rest share one
 * count. Thread-safe.
 */
public final class SignInThrottle {
  static final int MOST = 10;
  static final int SECONDS_EACH = 6;
  static final int MOST_ADDRESSES = 10_000;

  private static final String OTHERS = "others";
  private static final long EACH_NANOS = Duration.ofSeconds(SECONDS_EACH).toNanos();

  private final LongSupplier nanoTime;

  /** When all that an address has tried will be forgotten. */
  private final Map<String, Long> forgotten = new HashMap<>();

  /**
   * Nobody has tried yet.
   *
   * @param nanoTime a clock that is never set
   */
  SignInThrottle(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Lets an address try.
   *
   * @throws TooManySignInsException where it must wait
   */
  public synchronized void admit(@Nullable String address) {
    long now = nanoTime.getAsLong();
    forgotten.values().removeIf(then -> then - now <= 0);
    long ahead = forgotten.getOrDefault(named(address), now) - now;
    long wait = ahead - (MOST - 1) * EACH_NANOS;
    if (wait > 0) {
      throw new TooManySignInsException(Duration.ofNanos(wait).toSeconds() + 1);
    }
  }

  /** Counts a sign-in that failed. */
  public synchronized void refused(@Nullable String address) {
    long now = nanoTime.getAsLong();
    forgotten.merge(named(address), now + EACH_NANOS, (then, first) -> then + EACH_NANOS);
  }

  private String named(@Nullable String address) {
    boolean isKnown = address != null && forgotten.containsKey(address);
    boolean isRoom = address != null && forgotten.size() < MOST_ADDRESSES;
    return isKnown || isRoom ? String.valueOf(address) : OTHERS;
  }
}
