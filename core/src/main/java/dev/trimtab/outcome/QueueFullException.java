package dev.trimtab.outcome;

import java.time.Duration;

/** More is waiting than may wait. Nothing was stored; the same call goes through later. */
public final class QueueFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public QueueFullException(Duration retryAfter) {
    super("too many events are waiting to be stored", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** How long to wait before the next try. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
