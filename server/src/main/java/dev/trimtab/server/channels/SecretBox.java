package dev.trimtab.server.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.tenant.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the secrets of channels by AES-256-GCM, each for its tenant and channel: in the row of
 * another it cannot be read. Written as a version, the id of the key, and nonce and ciphertext in
 * base64. Thread-safe.
 */
final class SecretBox {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Pattern SEALED = Pattern.compile("v1\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)");

  private final MasterKeys keys;
  private final SecureRandom random = new SecureRandom();

  SecretBox(MasterKeys keys) {
    this.keys = keys;
  }

  /**
   * Encrypts a secret.
   *
   * @return empty where this server has no key
   */
  Optional<String> seal(TenantId tenant, String channel, ChannelSecret secret) {
    return keys.current().map(key -> seal(key, tenant, channel, secret));
  }

  private String seal(MasterKey key, TenantId tenant, String channel, ChannelSecret secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, tenant, channel);
      byte[] encrypted = cipher.doFinal(Json.MAPPER.writeValueAsBytes(secret));
      byte[] whole =
          ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
      return "v1." + key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException | JsonProcessingException impossible) {
      throw new IllegalStateException("a secret could not be encrypted", impossible);
    }
  }

  /**
   * Decrypts a secret.
   *
   * @throws UnreadableSecretException where the key is another, or it was not written for this
   *     channel
   */
  ChannelSecret open(TenantId tenant, String channel, String sealed)
      throws UnreadableSecretException {
    Matcher parts = SEALED.matcher(sealed);
    if (!parts.matches()) {
      throw new UnreadableSecretException("the secret of the channel is damaged: say it again");
    }
    MasterKey key =
        keys.find(parts.group(1))
            .orElseThrow(
                () ->
                    new UnreadableSecretException(
                        "the secret of the channel was encrypted with another key than this"
                            + " server's: bring trimtab.secrets.key, its file or secret.key back, or say the"
                            + " secret again"));
    try {
      ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts.group(2)));
      byte[] nonce = new byte[NONCE_BYTES];
      whole.get(nonce);
      byte[] encrypted = new byte[whole.remaining()];
      whole.get(encrypted);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, tenant, channel);
      return Json.MAPPER.readValue(cipher.doFinal(encrypted), ChannelSecret.class);
    } catch (GeneralSecurityException | RuntimeException | IOException other) {
      throw new UnreadableSecretException(
          "the secret was not written for this channel, or is damaged: say it again");
    }
  }

  /** Whether it is encrypted with the key that is used now. */
  boolean isCurrent(String sealed) {
    Matcher parts = SEALED.matcher(sealed);
    return parts.matches() && keys.isCurrent(parts.group(1));
  }

  private static Cipher cipher(
      int mode, MasterKey key, byte[] nonce, TenantId tenant, String channel)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.forAes(), new GCMParameterSpec(TAG_BITS, nonce));
    // Neither name has a line break in it.
    cipher.updateAAD(("channel\n" + tenant + "\n" + channel).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
