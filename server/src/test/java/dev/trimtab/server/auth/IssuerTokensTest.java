package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens signed with a private key: each algorithm, and every way to confuse one with another. */
class IssuerTokensTest {
  static final List<String> ALGORITHMS =
      List.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  private static final Map<String, IssuerKey> KEYS =
      ALGORITHMS.stream()
          .collect(Collectors.toMap(each -> each, each -> IssuerKey.of("key-" + each, each)));
  private static final long EXPIRY = FakeClock.START.plusSeconds(60).getEpochSecond();

  private final FakeClock clock = new FakeClock();

  @ParameterizedTest
  @FieldSource("ALGORITHMS")
  void everyAlgorithmIsChecked(String algorithm) {
    TokenVerifier verifier = verifier(IssuerKey.keySet(KEYS.values()));
    String good = key(algorithm).token(EXPIRY);

    assertThat(verifier.verify(good).principal().tenant()).hasToString("acme");

    int signature = good.lastIndexOf('.') + 1;
    String last = good.charAt(signature + 5) == 'A' ? "B" : "A";
    String forged = good.substring(0, signature + 5) + last + good.substring(signature + 6);
    assertRefused(verifier, forged);
    String other = IssuerKey.of("key-" + algorithm, algorithm).token(EXPIRY);
    assertRefused(verifier, other);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> misfits() {
    return Stream.of(
            // the key that is named, the algorithm that is said
            List.of("ES256", "RS256"),
            List.of("ES256", "ES384"),
            List.of("EdDSA", "ES256"),
            List.of("RS256", "EdDSA"))
        .map(pair -> org.junit.jupiter.params.provider.Arguments.of(pair.get(0), pair.get(1)));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void anAlgorithmThatDoesNotFitTheKeyIsRefused(String named, String said) {
    String token = key(said).token(EXPIRY, "key-" + named);
    assertThatThrownBy(() -> verifier(IssuerKey.keySet(KEYS.values())).verify(token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("does not fit");
  }

  /** The classic: the public key, which everybody knows, taken for the secret of an HMAC. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPublicKeyIsNeverASecret(boolean hasSecret) throws JoseException {
    IssuerKey key = key("RS256");
    for (byte[] secret :
        List.of(
            key.pair().getPublicKey().getEncoded(),
            key.json().getBytes(StandardCharsets.UTF_8),
            pem(key).getBytes(StandardCharsets.UTF_8))) {
      TokenVerifier verifier =
          verifier(
              hasSecret ? Optional.of(Tokens.SECRET) : Optional.empty(),
              IssuerKey.keySet(List.of(key)));
      assertRefused(verifier, hmacToken(secret, "key-RS256"));
    }
  }

  @Test
  void withASecretBesideTheKeySetBothCount() {
    TokenVerifier both = verifier(Optional.of(Tokens.SECRET), IssuerKey.keySet(KEYS.values()));
    assertThat(both.verify(Tokens.endingAt(clock.instant().plusSeconds(60)).signed())).isNotNull();
    assertThat(both.verify(key("EdDSA").token(EXPIRY))).isNotNull();

    TokenVerifier keySetAlone = verifier(IssuerKey.keySet(KEYS.values()));
    assertRefused(keySetAlone, Tokens.endingAt(clock.instant().plusSeconds(60)).signed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS384", "HS512", "ES256K", "RSA1_5", "dir", ""})
  void noOtherAlgorithmIsTaken(String algorithm) {
    Tokens token = Tokens.endingAt(clock.instant().plusSeconds(60)).algorithm(algorithm);
    TokenVerifier verifier = verifier(Optional.of(Tokens.SECRET), IssuerKey.keySet(KEYS.values()));
    assertRefused(verifier, token.signed());
    assertRefused(verifier, token.unsigned());
  }

  @Test
  void aTokenWithoutTheNameOfItsKeyIsGoodWhereOneKeyFits() {
    assertThat(
            verifier(IssuerKey.keySet(List.of(key("ES256"), key("EdDSA"))))
                .verify(key("ES256").token(EXPIRY, null)))
        .isNotNull();
    IssuerKey twin = IssuerKey.of("twin", "ES256");
    assertRefused(
        verifier(IssuerKey.keySet(List.of(key("ES256"), twin))), key("ES256").token(EXPIRY, null));
  }

  @Test
  void whatIsNotMeantForCheckingSignaturesIsNotUsed() throws Exception {
    IssuerKey key = key("RS256");
    String shown = key.json();
    String secret = "{\"kty\":\"oct\",\"kid\":\"key-RS256\",\"k\":\"c2VjcmV0\"}";
    PublicJsonWebKey weak = IssuerKey.pair(IssuerKey.rsa(1_024));
    weak.setKeyId("weak");
    for (String unfit :
        List.of(
            shown.replace("{\"kty\"", "{\"use\":\"enc\",\"kty\""),
            shown.replace("{\"kty\"", "{\"key_ops\":[\"encrypt\"],\"kty\""),
            shown.replace("{\"kty\"", "{\"alg\":\"RS512\",\"kty\""),
            secret,
            "{\"kty\":\"QRS\",\"kid\":\"key-RS256\"}")) {
      String alone = "{\"keys\":[" + unfit + "," + key("ES256").json() + "]}";
      assertThat(VerificationKeys.parse(alone).find("key-RS256", SignatureAlgorithm.RS256))
          .as(unfit)
          .isEmpty();
    }
    VerificationKeys small = VerificationKeys.parse("{\"keys\":[" + weak.toJson() + "]}");
    assertThat(small.find("weak", SignatureAlgorithm.RS256)).as("too short").isEmpty();
    assertThat(VerificationKeys.parse("{\"keys\":[" + shown + "]}").size()).isEqualTo(1);
  }

  @Test
  void aKeyInTheTokenItselfIsNotBelieved() {
    IssuerKey own = IssuerKey.of("own", "ES256");
    String header =
        "{\"alg\":\"ES256\",\"kid\":\"own\",\"jku\":\"https://evil.example/\",\"jwk\":"
            + own.json()
            + "}";
    String[] parts = own.token(EXPIRY).split("\\.", -1);
    String token =
        encode(header.getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + "." + parts[2];
    assertThatThrownBy(() -> verifier(IssuerKey.keySet(KEYS.values())).verify(token))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void anUnknownKeyIsAskedFor() {
    String token = IssuerKey.of("unknown", "ES256").token(EXPIRY);
    IssuerKeys issuer = issuer(IssuerKey.keySet(List.of(key("ES256"))));
    TokenVerifier verifier = verifier(new TokenKeys(Optional.empty(), Optional.of(issuer)));
    assertThatThrownBy(() -> verifier.verify(token))
        .as("the fetch at start was a moment ago")
        .isInstanceOf(UnauthenticatedException.class);
    clock.advance(Duration.ofSeconds(6));
    assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(UnknownTokenKeyException.class);
  }

  private static IssuerKey key(String algorithm) {
    return KEYS.get(algorithm);
  }

  private static String pem(IssuerKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(key.pair().getPublicKey().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String hmacToken(byte[] secret, String keyId) {
    String content =
        encode(("{\"alg\":\"HS256\",\"kid\":\"" + keyId + "\"}").getBytes(StandardCharsets.UTF_8))
            + "."
            + encode(
                ("{\"tenant_id\":\"acme\",\"exp\":" + EXPIRY + "}")
                    .getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return content + "." + encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void assertRefused(TokenVerifier verifier, String token) {
    assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(UnauthenticatedException.class);
  }

  private TokenVerifier verifier(String keySet) {
    return verifier(Optional.empty(), keySet);
  }

  private TokenVerifier verifier(Optional<String> secret, String keySet) {
    return verifier(new TokenKeys(secret.map(TokenKeys::secret), Optional.of(issuer(keySet))));
  }

  private TokenVerifier verifier(TokenKeys keys) {
    TokenRules rules = new TokenRules(Optional.empty(), Optional.empty(), Duration.ofSeconds(5));
    return new TokenVerifier(keys, rules, clock);
  }

  private IssuerKeys issuer(String keySet) {
    KeySetSource source =
        () -> {
          try {
            return VerificationKeys.parse(keySet);
          } catch (JoseException e) {
            throw new IOException(e);
          }
        };
    boolean[] isStart = {true};
    IssuerKeys keys =
        new IssuerKeys(
            source,
            fetch -> {
              if (isStart[0]) {
                fetch.run();
              }
            },
            clock::nanos,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5));
    keys.tick();
    isStart[0] = false;
    return keys;
  }
}
