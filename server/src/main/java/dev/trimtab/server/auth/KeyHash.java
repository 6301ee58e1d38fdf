package dev.trimtab.server.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a secret, as a key of a map.
 *
 * <p>Looking a hash up in a map is not constant-time and need not be: what leaks is how the hash of
 * a guess relates to the hashes kept, and nobody can steer the hash of a guess. Secrets have 256
 * random bits, so neither salt nor a slow hash would add anything.
 */
record KeyHash(long first, long second, long third, long fourth) {
  static KeyHash of(String secret) {
    return of(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads back what {@link #hex()} wrote. */
  static KeyHash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** 64 lower-case hexadecimal digits. */
  String hex() {
    byte[] bytes =
        ByteBuffer.allocate(4 * Long.BYTES)
            .putLong(first)
            .putLong(second)
            .putLong(third)
            .putLong(fourth)
            .array();
    return HexFormat.of().formatHex(bytes);
  }

  /** The hash is even already: no need to mix its bits. */
  @Override
  public int hashCode() {
    return (int) first;
  }

  private static KeyHash of(byte[] digest) {
    ByteBuffer buffer = ByteBuffer.wrap(digest);
    return new KeyHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new AssertionError(everyPlatformHasIt);
    }
  }
}
