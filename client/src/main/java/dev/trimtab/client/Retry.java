package dev.trimtab.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a call that the server put off is sent again: after twice as long each time, less a random
 * part, so that many callers do not come back at once.
 *
 * @param attempts how often a call is sent at the most, at least 1
 * @param first the longest wait before the second attempt
 * @param longest no wait is longer, whatever the server asks for
 */
public record Retry(int attempts, Duration first, Duration longest) {
  /** Seven attempts within about half a minute. */
  public static final Retry PATIENT = new Retry(7, Duration.ofMillis(250), Duration.ofSeconds(30));

  /** One attempt. */
  public static final Retry NEVER = new Retry(1, Duration.ZERO, Duration.ZERO);

  private static final int MAX_DOUBLINGS = 20;

  /** How long to wait, asked for by nobody: between half of the step and the whole of it. */
  Duration backOff(int failures, RandomGenerator random) {
    Duration step = shorter(first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS)));
    return Duration.ofNanos((long) (step.toNanos() * (0.5 + 0.5 * random.nextDouble())));
  }

  /** The server's wish, within what is bearable. */
  Duration shorter(Duration wish) {
    return wish.compareTo(longest) < 0 ? wish : longest;
  }
}
