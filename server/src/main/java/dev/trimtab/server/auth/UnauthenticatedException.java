package dev.trimtab.server.auth;

/** No credentials, or wrong ones: 401, with {@link #challenge()} as {@code WWW-Authenticate}. */
public final class UnauthenticatedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String REALM = "Bearer realm=\"trimtab\"";

  private final String challenge;

  private UnauthenticatedException(String detail, String challenge) {
    super(detail, null, false, false);
    this.challenge = challenge;
  }

  /** The request carries no credentials. */
  public static UnauthenticatedException missing() {
    return new UnauthenticatedException(
        "send an API key or a token as \"Authorization: Bearer ...\", or a key as \"X-API-Key\"",
        REALM);
  }

  /**
   * The request carries credentials that are refused.
   *
   * @param detail why, without a word of the credentials; plain ASCII without quotes
   */
  public static UnauthenticatedException refused(String detail) {
    return new UnauthenticatedException(
        detail, REALM + ", error=\"invalid_token\", error_description=\"" + detail + "\"");
  }

  /** The value of {@code WWW-Authenticate} (RFC 6750, section 3). */
  public String challenge() {
    return challenge;
  }
}
