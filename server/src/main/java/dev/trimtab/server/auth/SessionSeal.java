package dev.trimtab.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what cookies say (HMAC-SHA256, RFC 2104) with a secret of the server and the hash of the
 * API key: so a rotated key ends its sessions, and who reads the store alone can make none.
 */
final class SessionSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final char SEPARATOR = '~';

  private final SecretKeySpec secret;

  SessionSeal(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The text with its signature. */
  String seal(String text, String keyHash) {
    byte[] signature = signature(text, keyHash);
    return text + SEPARATOR + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  /** The text of a cookie, before anybody has looked at its signature. */
  static Optional<String> textOf(String cookie) {
    int end = cookie.indexOf(SEPARATOR);
    return end < 0 ? Optional.empty() : Optional.of(cookie.substring(0, end));
  }

  /** Whether the cookie is what {@link #seal} made of this text. Takes the same time for all. */
  boolean isGood(String cookie, String text, String keyHash) {
    return MessageDigest.isEqual(
        cookie.getBytes(StandardCharsets.UTF_8),
        seal(text, keyHash).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] signature(String text, String keyHash) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(text.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) SEPARATOR);
      return mac.doFinal(keyHash.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new AssertionError(everyPlatformHasIt);
    }
  }
}
