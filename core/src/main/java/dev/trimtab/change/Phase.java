package dev.trimtab.change;

/** Where a series' detector is in its life. */
enum Phase {
  /** No baseline yet. */
  LEARNING(1),
  /** Holding samples against the baseline. */
  WATCHING(2),
  /** An alarm has not held for long enough yet. */
  PENDING(3),
  /** An alert is open. */
  FIRING(4),
  /** An alert has ended; a new baseline is being learned. */
  RESOLVED(5);

  final int code;

  Phase(int code) {
    this.code = code;
  }

  static Phase ofCode(int code) {
    return values()[code - 1];
  }
}
