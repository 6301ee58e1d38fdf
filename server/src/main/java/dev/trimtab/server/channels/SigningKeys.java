package dev.trimtab.server.channels;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Keys that sign webhooks, as Standard Webhooks writes them: {@code whsec_} and base64. */
final class SigningKeys {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int MADE_BYTES = 32;

  private SigningKeys() {}

  static String random(SecureRandom random) {
    byte[] bytes = new byte[MADE_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** The bytes that sign, or empty where the text is no such key. */
  static Optional<byte[]> bytes(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      return bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES
          ? Optional.empty()
          : Optional.of(bytes);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
