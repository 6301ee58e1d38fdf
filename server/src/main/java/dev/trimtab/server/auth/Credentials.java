package dev.trimtab.server.auth;

import org.jspecify.annotations.Nullable;

/** Reads the credentials out of the two headers that may carry them. */
final class Credentials {
  private static final String BEARER = "Bearer ";

  private Credentials() {}

  /**
   * The one key or token that the headers carry, or null where they carry none.
   *
   * @throws UnauthenticatedException where the two disagree or one cannot be read
   */
  static @Nullable String read(@Nullable String authorization, @Nullable String apiKey) {
    if (authorization == null) {
      return apiKey == null ? null : present(apiKey);
    }
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw UnauthenticatedException.refused(
          "the Authorization header is not of the Bearer scheme");
    }
    String bearer = present(authorization.substring(BEARER.length()));
    if (apiKey != null && !present(apiKey).equals(bearer)) {
      throw UnauthenticatedException.refused(
          "Authorization and X-API-Key differ: send one of them");
    }
    return bearer;
  }

  private static String present(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty()) {
      throw UnauthenticatedException.refused("the credentials are empty");
    }
    return trimmed;
  }
}
