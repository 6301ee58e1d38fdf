package dev.trimtab.server.stream;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest position of one tenant as far as this process knows, and who waits for the next.
 * Commits of this process tell it at once, a poll of the store tells it of all others. It is a hint
 * when to read; what there is to read, only the store knows. Thread-safe.
 */
final class NewestPosition {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long newest;
  private boolean isOver;

  long get() {
    lock.lock();
    try {
      return newest;
    } finally {
      lock.unlock();
    }
  }

  /** There are events up to this position; an older one changes nothing. */
  void advance(long position) {
    lock.lock();
    try {
      if (position > newest) {
        newest = position;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits any more: the server stops, or the tenant's events are gone. */
  void end() {
    lock.lock();
    try {
      isOver = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isOver() {
    lock.lock();
    try {
      return isOver;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something behind {@code position}, or it is over, or for so long. */
  void await(long position, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long nanos = longest.toNanos();
      while (newest <= position && !isOver && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
