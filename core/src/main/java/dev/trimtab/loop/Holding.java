package dev.trimtab.loop;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time for which what triggers held.
 *
 * @param from when it began to
 * @param until when it no longer did
 * @param event the place of the newest event at its beginning
 * @param seen what was measured then
 * @param isOnce whether it is one happening, which opens one loop, and not a state, which opens
 *     another after the cooldown
 */
record Holding(Instant from, Instant until, int event, double seen, boolean isOnce) {
  /** Where what still holds ends that is known until {@code last}: just behind it. */
  static Instant endOf(Instant last) {
    return last.plus(1, ChronoUnit.MICROS);
  }
}
