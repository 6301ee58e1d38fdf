package dev.trimtab.retention;

import java.time.Duration;

/**
 * How many rows a step may remove, so that it holds up others for moments only: a row may take a
 * microsecond where its page is in memory, and milliseconds where it is read from a disk.
 */
final class StepPace {
  private static final Duration LONG = Duration.ofMillis(25);
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final int FEWEST = 10;

  private final int most;
  private int rows;

  /** Of at most {@code most} rows. */
  StepPace(int most) {
    this.most = most;
    this.rows = most;
  }

  int rows() {
    return rows;
  }

  /** Learns from a step how many rows the next one may have. */
  void held(Duration step) {
    if (step.compareTo(LONG) > 0) {
      double fit = (double) LONG.toNanos() / step.toNanos();
      rows = Math.max(Math.min(FEWEST, most), (int) (rows * fit));
    } else if (step.compareTo(SHORT) < 0) {
      rows = Math.min(most, 2 * rows);
    }
  }
}
