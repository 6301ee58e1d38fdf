package dev.trimtab.storage.sql.append;

import dev.trimtab.storage.sql.engine.Dialect;

/**
 * Says when a long commit should give way to other threads. A scheduler may let the running thread
 * finish its slice of some milliseconds before it runs one that was woken meanwhile, on whatever
 * processor that one happened to be put: a read of a tenth of a millisecond would wait for as long.
 * Where nobody waits, giving way costs a microsecond.
 */
final class Courtesy {
  private static final int STEPS = 16;

  private final boolean useful;
  private int steps;

  /** Of a writer of that database: where it works elsewhere, this processor is free meanwhile. */
  Courtesy(Dialect dialect) {
    this.useful = dialect.isEmbedded();
  }

  /** True after every few of many steps. */
  boolean isDueAfterAStep() {
    steps = (steps + 1) % STEPS;
    return useful && steps == 0;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a matter of latency only: nothing relies on it
  static void giveWay() {
    Thread.yield();
  }
}
