package dev.trimtab.server.auth;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a cookie says, in plain text: the key, when its holder signed in, and when they were last
 * seen. {@link SessionSeal} tells whether it was written here.
 */
record SessionToken(String keyId, Instant began, Instant seen) {
  private static final String VERSION = "1";
  private static final int PARTS = 4;

  String text() {
    String key =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(keyId.getBytes(StandardCharsets.UTF_8));
    return String.join(
        ".",
        VERSION,
        key,
        Long.toString(began.getEpochSecond()),
        Long.toString(seen.getEpochSecond()));
  }

  /** Reads back what {@link #text()} wrote; empty for anything else. */
  static Optional<SessionToken> read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      String key = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      Instant began = Instant.ofEpochSecond(Long.parseLong(parts[2]));
      return Optional.of(
          new SessionToken(key, began, Instant.ofEpochSecond(Long.parseLong(parts[3]))));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
