package dev.trimtab.server.operations;

import dev.trimtab.client.ProcessOut;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The processes of one tenant as they were last read, and who waits for a change. Thread-safe. */
final class Board {
  /**
   * What stands on it.
   *
   * @param version higher after each change
   * @param processes the oldest first
   * @param isOver true where nothing more will come
   */
  record Shown(long version, List<ProcessOut> processes, boolean isOver) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Shown shown = new Shown(0, List.of(), false);

  Shown shown() {
    lock.lock();
    try {
      return shown;
    } finally {
      lock.unlock();
    }
  }

  /** The same as before changes nothing. */
  void show(List<ProcessOut> processes) {
    lock.lock();
    try {
      if (!processes.equals(shown.processes())) {
        shown = new Shown(shown.version() + 1, List.copyOf(processes), shown.isOver());
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits any more: the server stops, or the tenant is gone. */
  void end() {
    lock.lock();
    try {
      shown = new Shown(shown.version(), shown.processes(), true);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is another version than that one, or it is over, or for so long. */
  Shown await(long version, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long nanos = longest.toNanos();
      while (shown.version() == version && !shown.isOver() && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return shown;
    } finally {
      lock.unlock();
    }
  }
}
