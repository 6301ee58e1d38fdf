package dev.trimtab.server.auth;

import dev.trimtab.server.wiring.StartFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.keys.HmacKey;

/**
 * What makes a token a good one.
 *
 * @param key signs it, by HMAC-SHA256
 * @param issuer who must have issued it; empty for anybody who has the key
 * @param audience whom it must be meant for; empty for tokens that name no audience
 * @param clockSkew by how much the issuer's clock may differ from ours
 */
record TokenRules(
    HmacKey key, Optional<String> issuer, Optional<String> audience, Duration clockSkew) {
  /** As many bytes as the hash has: with fewer, the secret would be the weaker part (RFC 7518). */
  static final int MIN_SECRET_BYTES = 32;

  /**
   * Rules around a configured secret.
   *
   * @throws StartFailure where the secret is too short
   */
  static TokenRules of(
      String secret, Optional<String> issuer, Optional<String> audience, Duration clockSkew) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new StartFailure(
          "trimtab.auth.jwt.secret must have at least %d bytes, it has %d"
              .formatted(MIN_SECRET_BYTES, bytes.length),
          null);
    }
    return new TokenRules(new HmacKey(bytes), issuer, audience, clockSkew);
  }
}
