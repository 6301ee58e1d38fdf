package dev.trimtab.server.channels;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that encrypts secrets, 256 bits. Written in base64. */
final class MasterKey {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 4;

  private final byte[] bytes;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static MasterKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new MasterKey(bytes);
  }

  /** The key that is written so, or empty where it is none. */
  static Optional<MasterKey> parse(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      return bytes.length == BYTES ? Optional.of(new MasterKey(bytes)) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What tells keys apart, and nothing of the key. */
  String id() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  SecretKey forAes() {
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public String toString() {
    return "MasterKey " + id();
  }
}
