package dev.trimtab.server.auth;

import dev.trimtab.server.wiring.StartFailure;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;

/**
 * What tokens are checked with. The algorithm decides where the key comes from: HS256 takes the
 * secret and nothing else, all others take a public key of the kind that fits. So no public key is
 * ever taken for a secret.
 *
 * @param secret shared with the issuer; empty where none is configured
 * @param issuer whose public keys count; empty where none is configured
 */
record TokenKeys(Optional<HmacKey> secret, Optional<IssuerKeys> issuer) {
  /** As many bytes as the hash has: with fewer, the secret would be the weaker part (RFC 7518). */
  static final int MIN_SECRET_BYTES = 32;

  /**
   * A configured secret.
   *
   * @throws StartFailure where it is too short
   */
  static HmacKey secret(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new StartFailure(
          "trimtab.auth.jwt.secret must have at least %d bytes, it has %d"
              .formatted(MIN_SECRET_BYTES, bytes.length),
          null);
    }
    return new HmacKey(bytes);
  }

  /** True where there is nothing to check a token with. */
  boolean isEmpty() {
    return secret.isEmpty() && issuer.isEmpty();
  }

  /**
   * The key for a token that says so in its header.
   *
   * @param keyId null where the header names none
   * @throws UnauthenticatedException where no such token is taken here
   * @throws UnknownTokenKeyException where the issuer may have such a key by now
   */
  Key of(String algorithm, @Nullable String keyId) {
    if (algorithm.equals(AlgorithmIdentifiers.HMAC_SHA256) && secret.isPresent()) {
      return secret.get();
    }
    Optional<SignatureAlgorithm> signature = SignatureAlgorithm.ofWireName(algorithm);
    if (signature.isEmpty() || issuer.isEmpty()) {
      throw UnauthenticatedException.refused(
          "the token is not signed by an algorithm taken here (" + algorithms() + ")");
    }
    return publicKey(signature.get(), keyId, issuer.get());
  }

  private static PublicKey publicKey(
      SignatureAlgorithm algorithm, @Nullable String keyId, IssuerKeys issuer) {
    VerificationKeys known = issuer.known();
    Optional<PublicKey> key = known.find(keyId, algorithm);
    if (key.isPresent()) {
      return key.get();
    }
    if (keyId != null && known.knows(keyId)) {
      throw UnauthenticatedException.refused(
          "the key that the token names does not fit its algorithm");
    }
    if (keyId == null && !known.isEmpty()) {
      throw UnauthenticatedException.refused("the token does not name its key (kid)");
    }
    CompletableFuture<Void> asked = issuer.ask();
    if (asked == null) {
      // The fetch that was asked for before may have ended just now.
      return issuer.known().find(keyId, algorithm).orElseThrow(UnknownTokenKeyException::refused);
    }
    throw new UnknownTokenKeyException(asked);
  }

  private String algorithms() {
    if (issuer.isEmpty()) {
      return AlgorithmIdentifiers.HMAC_SHA256;
    }
    String signatures = "RS, PS and ES with 256, 384 or 512, EdDSA";
    return secret.isPresent() ? AlgorithmIdentifiers.HMAC_SHA256 + ", " + signatures : signatures;
  }
}
