package dev.trimtab.server.auth;

/** Too many wrong keys came from one address: 429. */
public final class TooManySignInsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  TooManySignInsException(long retryAfterSeconds) {
    super("too many wrong keys came from this address; wait a moment", null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When to try again. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
