package dev.trimtab.server;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for the thing itself, and gives up where it does not come for long. */
public final class Patience {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Patience() {}

  /** Returns when {@code happened} says so; fails naming {@code what} where it never does. */
  public static void await(String what, BooleanSupplier happened) {
    Instant end = Instant.now().plus(LONG);
    while (!happened.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain: " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
