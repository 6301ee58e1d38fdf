package dev.trimtab.server.http;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of large bodies that are read or worked on now. Thread-safe. */
final class BodyBudget {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  BodyBudget(long most) {
    this.most = most;
  }

  /** Takes that many bytes, or none and answers false where they would be too many. */
  boolean tryTake(long bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
