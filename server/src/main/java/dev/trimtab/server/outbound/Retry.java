package dev.trimtab.server.outbound;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently a repeatable call is tried.
 *
 * @param attempts at most so many
 * @param backOff the longest wait before the second; it doubles with each
 * @param random for the part of the wait that is waited, so that many do not come back at once
 * @param pause lets that time pass
 */
record Retry(int attempts, Duration backOff, RandomGenerator random, Pause pause) {
  private static final int MOST_DOUBLINGS = 10;

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  /** Waits after that many failed attempts. */
  void waitAfter(int failures) throws InterruptedException {
    Duration longest = backOff.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    pause.pause(
        longest.dividedBy(2).plusNanos(random.nextLong(longest.dividedBy(2).toNanos() + 1)));
  }
}
