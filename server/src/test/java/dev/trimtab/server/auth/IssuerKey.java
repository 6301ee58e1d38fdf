package dev.trimtab.server.auth;

import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A key pair of an issuer: it signs tokens, and shows its public half. */
public record IssuerKey(PublicJsonWebKey pair, String algorithm) {
  /** A new one that signs by that algorithm. */
  public static IssuerKey of(String id, String algorithm) {
    try {
      KeyPairGenerator generator =
          switch (algorithm.substring(0, 2)) {
            case "RS", "PS" -> rsa(2_048);
            case "ES" -> curve("EC", algorithm);
            default -> KeyPairGenerator.getInstance("Ed25519");
          };
      PublicJsonWebKey key = pair(generator);
      key.setKeyId(id);
      return new IssuerKey(key, algorithm);
    } catch (java.security.GeneralSecurityException | JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same pair, said to be for another algorithm, whether it fits or not. */
  public IssuerKey signingBy(String other) {
    return new IssuerKey(pair, other);
  }

  static KeyPairGenerator rsa(int bits) throws java.security.GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator;
  }

  static PublicJsonWebKey pair(KeyPairGenerator generator) throws JoseException {
    java.security.KeyPair pair = generator.generateKeyPair();
    PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
    key.setPrivateKey(pair.getPrivate());
    return key;
  }

  /** What is shown of it. */
  public String json() {
    return pair.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  /** A key set of those keys. */
  public static String keySet(Collection<IssuerKey> keys) {
    return keys.stream().map(IssuerKey::json).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /** A token of the tenant {@code acme} that names this key. */
  public String token(long expirySecond) {
    return token(expirySecond, pair.getKeyId());
  }

  /** The same, naming another key; null for none. */
  public String token(long expirySecond, String keyId) {
    return signed(
        "{\"sub\":\"pipeline\",\"tenant_id\":\"acme\",\"scopes\":[\"outcomes:read\"],\"exp\":%d}"
            .formatted(expirySecond),
        keyId);
  }

  /** A token that claims that, in JSON. */
  public String signed(String claims) {
    return signed(claims, pair.getKeyId());
  }

  private String signed(String claims, String keyId) {
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims);
    token.setAlgorithmHeaderValue(algorithm);
    token.setKey(pair.getPrivateKey());
    if (keyId != null) {
      token.setKeyIdHeaderValue(keyId);
    }
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPairGenerator curve(String type, String algorithm)
      throws java.security.GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    String bits = algorithm.substring(2).equals("512") ? "521" : algorithm.substring(2);
    generator.initialize(new java.security.spec.ECGenParameterSpec("secp" + bits + "r1"));
    return generator;
  }
}
