package dev.trimtab.server.auth;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of an API key: {@code tt_} and 256 random bits in base64url. Known to its holder only;
 * the server keeps {@link #hash()}.
 */
public record KeySecret(String value) {
  private static final String PREFIX = "tt_";
  private static final int RANDOM_BYTES = 32;
  private static final int LENGTH = PREFIX.length() + 43;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * The key of an ephemeral server, which everybody may know: it opens nothing but the empty store
   * of a test on this machine.
   */
  static final KeySecret EPHEMERAL =
      new KeySecret("tt_ephemeral_test_key_do_not_use_in_production");

  static KeySecret random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** True where {@code credentials} are meant as a key, be it a good one or not. */
  static boolean isMeant(String credentials) {
    return credentials.startsWith(PREFIX);
  }

  /** True where {@code credentials} have the form of a key, so that hashing them is worthwhile. */
  static boolean isWellFormed(String credentials) {
    return credentials.length() == LENGTH && isMeant(credentials);
  }

  KeyHash hash() {
    return KeyHash.of(value);
  }

  /** Hides the secret from logs. */
  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
