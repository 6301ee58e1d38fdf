package dev.trimtab.server.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, good and bad, with no library that would refuse to make the bad ones. */
public record Tokens(Map<String, String> header, Map<String, String> claims, String secret) {
  public static final String SECRET = "a secret that is long enough for HS256";

  /** A good token of the tenant {@code acme} that ends at that time. */
  public static Tokens endingAt(Instant expiry) {
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("sub", "\"pipeline\"");
    claims.put("tenant_id", "\"acme\"");
    claims.put("scopes", "[\"outcomes:read\"]");
    claims.put("exp", Long.toString(expiry.getEpochSecond()));
    return new Tokens(Map.of("alg", "\"HS256\"", "typ", "\"JWT\""), claims, SECRET);
  }

  /** The same with another claim; null removes it. */
  public Tokens claim(String name, String json) {
    Map<String, String> changed = new LinkedHashMap<>(claims);
    if (json == null) {
      changed.remove(name);
    } else {
      changed.put(name, json);
    }
    return new Tokens(header, changed, secret);
  }

  /** The same, said to be signed by another algorithm. */
  public Tokens algorithm(String name) {
    return new Tokens(Map.of("alg", "\"" + name + "\""), claims, secret);
  }

  /** The same, signed with another secret. */
  public Tokens signedWith(String other) {
    return new Tokens(header, claims, other);
  }

  /** The token, signed by HMAC-SHA256 whatever its header says. */
  public String signed() {
    return signed("HmacSHA256");
  }

  /** The token, signed by that algorithm whatever its header says. */
  public String signed(String algorithm) {
    String content = encode(json(header)) + "." + encode(json(claims));
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return content + "." + encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The token without a signature. */
  public String unsigned() {
    return encode(json(header)) + "." + encode(json(claims)) + ".";
  }

  private static byte[] json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(Tokens::member)
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String member(Entry<String, String> field) {
    return "\"" + field.getKey() + "\":" + field.getValue();
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
