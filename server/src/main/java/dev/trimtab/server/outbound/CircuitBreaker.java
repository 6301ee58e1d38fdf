package dev.trimtab.server.outbound;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops calling who fails again and again: after so many failures in a row nothing passes for a
 * while, then one call tries. Thread-safe.
 */
final class CircuitBreaker {
  private final int threshold;
  private final long pauseNanos;
  private final LongSupplier nanoTime;
  private int failures;
  private long openedAt;
  private boolean trying;

  /**
   * A breaker that lets pass.
   *
   * @param nanoTime a clock that is never set
   */
  CircuitBreaker(int threshold, Duration pause, LongSupplier nanoTime) {
    this.threshold = threshold;
    this.pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
  }

  /** True where a call may be made now; its outcome must then be told. */
  synchronized boolean tryPass() {
    if (failures < threshold) {
      return true;
    }
    if (trying || nanoTime.getAsLong() - openedAt < pauseNanos) {
      return false;
    }
    trying = true;
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
    trying = false;
  }

  synchronized void failed() {
    failures = Math.min(failures + 1, threshold);
    trying = false;
    if (failures == threshold) {
      openedAt = nanoTime.getAsLong();
    }
  }

  /** True where nothing speaks against the target: forgetting this breaker changes nothing. */
  synchronized boolean isUnmarked() {
    return failures == 0 && !trying;
  }
}
