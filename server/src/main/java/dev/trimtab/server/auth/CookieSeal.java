package dev.trimtab.server.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what cookies say by AES-256-GCM, each for its purpose, with a key made of the server's
 * secret: nobody but a server with that secret reads it or makes another. Thread-safe.
 */
public final class CookieSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String MAC = "HmacSHA256";
  private static final String KEY_NAME = "trimtab cookies, encrypted, 1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /** With a key of its own: what is signed with the secret itself tells nothing of it. */
  CookieSeal(byte[] secret) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      this.key =
          new SecretKeySpec(mac.doFinal(KEY_NAME.getBytes(StandardCharsets.US_ASCII)), "AES");
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new AssertionError(everyPlatformHasIt);
    }
  }

  /** A text that fits into a cookie. */
  public String seal(String purpose, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(plain);
      byte[] whole =
          ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a cookie could not be encrypted", impossible);
    }
  }

  /** What {@link #seal} was given for that purpose; empty for anything else. */
  public Optional<byte[]> open(String purpose, String sealed) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(sealed);
      if (whole.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      ByteBuffer parts = ByteBuffer.wrap(whole);
      byte[] nonce = new byte[NONCE_BYTES];
      parts.get(nonce);
      byte[] encrypted = new byte[parts.remaining()];
      parts.get(encrypted);
      return Optional.of(cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(encrypted));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
