package dev.trimtab.server.auth;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jose4j.keys.EllipticCurves;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms by which an issuer may sign a token with a private key, each with the one kind of
 * public key that fits it. A key of another kind never checks a token of that algorithm.
 */
enum SignatureAlgorithm {
  RS256("RS256"),
  RS384("RS384"),
  RS512("RS512"),
  PS256("PS256"),
  PS384("PS384"),
  PS512("PS512"),
  ES256("ES256", EllipticCurves.P256),
  ES384("ES384", EllipticCurves.P384),
  ES512("ES512", EllipticCurves.P521),
  EDDSA("EdDSA");

  /** Shorter ones are not safe any more (RFC 7518, section 3.3). */
  private static final int MIN_RSA_BITS = 2_048;

  private static final String ED25519 = "Ed25519";

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // it is, and does not say so
  private final @Nullable ECParameterSpec curve;

  SignatureAlgorithm(String wireName) {
    this(wireName, null);
  }

  SignatureAlgorithm(String wireName, @Nullable ECParameterSpec curve) {
    this.wireName = wireName;
    this.curve = curve;
  }

  /** The algorithm of that name in the header of a token, or empty where it is not taken here. */
  static Optional<SignatureAlgorithm> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findAny();
  }

  String wireName() {
    return wireName;
  }

  /** True where that key is of the kind and the size that this algorithm asks for. */
  boolean fits(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa ->
          curve == null && this != EDDSA && rsa.getModulus().bitLength() >= MIN_RSA_BITS;
      case ECPublicKey ec -> curve != null && curve.getCurve().equals(ec.getParams().getCurve());
      case EdECPublicKey ed -> this == EDDSA && ED25519.equalsIgnoreCase(ed.getParams().getName());
      default -> false;
    };
  }
}
