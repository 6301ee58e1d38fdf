package dev.trimtab.server.http;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of large bodies that are read or worked on now. Thread-safe. */
@Singleton
final class BodyBudget {
  private final BodyLimits limits;
  private final AtomicLong taken = new AtomicLong();

  BodyBudget(BodyLimits limits) {
    this.limits = limits;
  }

  BodyLimits limits() {
    return limits;
  }

  /** Takes that many bytes, or none and answers false where they would be too many. */
  boolean tryTake(long bytes) {
    if (taken.addAndGet(bytes) <= limits.bytesInFlight()) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
