package dev.trimtab.server.auth;

import java.util.concurrent.CompletableFuture;

/** The token names a key that its issuer has not shown so far; it may have a new one. */
final class UnknownTokenKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String DETAIL = "the token names a key that its issuer does not show";

  private final transient CompletableFuture<Void> asked;

  /**
   * Of a key that the issuer is asked for.
   *
   * @param asked completes when the issuer has answered
   */
  UnknownTokenKeyException(CompletableFuture<Void> asked) {
    super(DETAIL, null, false, false);
    this.asked = asked;
  }

  /** Completes when it is worthwhile to look again. */
  CompletableFuture<Void> asked() {
    return asked;
  }

  /** What the caller is told where it stays so. */
  static UnauthenticatedException refused() {
    return UnauthenticatedException.refused(DETAIL);
  }
}
