package dev.trimtab.server.auth;

/** Too many sign-ins from one address have failed: 429. */
public final class TooManySignInsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  TooManySignInsException(long retryAfterSeconds) {
    super("too many sign-ins from this address have failed; wait a moment", null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When to try again. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
