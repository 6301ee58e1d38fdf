package dev.trimtab.storage.sql.append;

import dev.trimtab.storage.sql.engine.Dialect;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says when a long commit should give way to other threads. A scheduler may let the running thread
 * finish its slice of some milliseconds before it runs one that was woken meanwhile, on whatever
 * processor that one happened to be put: a read of a tenth of a millisecond would wait for as long.
 * Whoever waits for the commit waits for what it gives away, so that this has an end.
 */
final class Courtesy {
  /** Between two looks at the clock. */
  private static final int STEPS = 16;

  /** So long a commit keeps its processor at a stretch. */
  private static final long STRETCH_NANOS = Duration.ofMillis(1).toNanos();

  /** So much of its time a commit gives away. */
  private static final long GIFT_NANOS = Duration.ofMillis(5).toNanos();

  private final boolean useful;
  private final LongSupplier nanoTime;
  private int steps;
  private long runsSince;
  private long given;

  /** Of a commit to that database: where it works elsewhere, this processor is free meanwhile. */
  Courtesy(Dialect dialect, LongSupplier nanoTime) {
    this.useful = dialect.isEmbedded();
    this.nanoTime = nanoTime;
    this.runsSince = nanoTime.getAsLong();
  }

  /** True after a step of many where it is time. */
  boolean isDueAfterAStep() {
    steps = (steps + 1) % STEPS;
    return useful
        && steps == 0
        && given < GIFT_NANOS
        && nanoTime.getAsLong() - runsSince >= STRETCH_NANOS;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a matter of latency only: nothing relies on it
  void giveWay() {
    long before = nanoTime.getAsLong();
    Thread.yield();
    runsSince = nanoTime.getAsLong();
    given += runsSince - before;
  }
}
