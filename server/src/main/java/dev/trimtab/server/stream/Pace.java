package dev.trimtab.server.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets no two steps follow each other faster than so. Not thread-safe. */
final class Pace {
  private final long leastNanos;
  private long last;

  Pace(Duration least) {
    this.leastNanos = least.toNanos();
    this.last = System.nanoTime() - leastNanos;
  }

  /** Waits until the next step is due. */
  void keep() throws InterruptedException {
    long due = last + leastNanos - System.nanoTime();
    if (due > 0) {
      TimeUnit.NANOSECONDS.sleep(due);
    }
    last = System.nanoTime();
  }
}
