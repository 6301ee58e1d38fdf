package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVerifierTest {
  private static final Duration SKEW = Duration.ofSeconds(5);
  private static final Instant NOW = FakeClock.START;
  private static final Tokens GOOD = Tokens.endingAt(NOW.plusSeconds(60));

  private final FakeClock clock = new FakeClock();
  private final TokenVerifier verifier = verifier(Optional.empty(), Optional.empty());

  @Test
  void aGoodTokenStandsForItsPrincipal() {
    assertThat(verifier.verify(GOOD.signed()).principal())
        .isEqualTo(new Principal("pipeline", new TenantId("acme"), Set.of(Scope.OUTCOMES_READ)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"outcomes:read\",\"outcomes:write\"]||OUTCOMES_READ,OUTCOMES_WRITE",
        "|\"outcomes:read outcomes:write\"|OUTCOMES_READ,OUTCOMES_WRITE",
        "[\"outcomes:read\"]|\"admin\"|ADMIN,OUTCOMES_READ",
        "[\"admin\",\"launch:rockets\"]|\"email  openid\"|ADMIN",
        "[]|\"\"|",
        "||"
      })
  void scopesAreAnArrayOrAStringAndUnknownOnesSayNothing(
      String scopes, String scope, String expected) {
    Tokens token = GOOD.claim("scopes", scopes).claim("scope", scope);
    Set<Scope> known =
        expected == null
            ? Set.of()
            : Stream.of(expected.split(","))
                .map(Scope::valueOf)
                .collect(java.util.stream.Collectors.toSet());
    assertThat(verifier.verify(token.signed()).principal().scopes()).isEqualTo(known);
  }

  static Stream<String> forgeries() {
    String good = GOOD.signed();
    int payload = good.indexOf('.') + 1;
    return Stream.of(
        GOOD.algorithm("none").unsigned(),
        GOOD.algorithm("None").unsigned(),
        GOOD.algorithm("none").signed(),
        GOOD.unsigned(),
        GOOD.algorithm("HS512").signed("HmacSHA512"),
        GOOD.algorithm("HS384").signed("HmacSHA384"),
        GOOD.algorithm("RS256").signed(),
        GOOD.algorithm("ES256").signed(),
        GOOD.algorithm("PS256").signed(),
        GOOD.signed("HmacSHA512"),
        GOOD.signedWith("another secret that is long enough for it").signed(),
        good.substring(0, payload) + "e30" + good.substring(good.lastIndexOf('.')),
        good.substring(0, good.length() - 2),
        good + "AA",
        "a.b.c",
        "..",
        "",
        "eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.x",
        "x".repeat(5_000));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void whatIsNotSignedWithTheSecretByHs256IsRefused(String token) {
    assertThatThrownBy(() -> verifier.verify(token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("signed");
  }

  @ParameterizedTest
  @CsvSource({"-4,true", "-5,false", "-6,false", "-3600,false", "1,true"})
  void aTokenEndsAtItsExpiryGiveOrTakeTheSkew(long seconds, boolean good) {
    assertThat(isGood(Tokens.endingAt(NOW.plusSeconds(seconds)))).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({
    "nbf,5,true", "nbf,6,false", "nbf,3600,false", "nbf,-3600,true",
    "iat,5,true", "iat,6,false", "iat,3600,false", "iat,-3600,true"
  })
  void aTokenIsNotGoodBeforeItsTime(String claim, long seconds, boolean good) {
    String time = Long.toString(NOW.plusSeconds(seconds).getEpochSecond());
    assertThat(isGood(GOOD.claim(claim, time))).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exp|",
        "exp|\"soon\"",
        "exp|null",
        "tenant_id|",
        "tenant_id|null",
        "tenant_id|7",
        "tenant_id|[\"acme\"]",
        "tenant_id|\"*\"",
        "tenant_id|\" * \"",
        "tenant_id|\" acme\"",
        "tenant_id|\"\"",
        "tenant_id|\"a\\u0000b\"",
        "tenant_id|\"\\ud800\"",
        "scopes|\"admin\"",
        "scopes|[7]",
        "scopes|{\"admin\":true}",
        "scope|[\"admin\"]",
        "sub|7",
        "sub|\"\""
      })
  void aClaimThatIsMissingOrNotOfItsFormIsRefused(String claim, String json) {
    assertThat(isGood(GOOD.claim(claim, json))).isFalse();
  }

  @Test
  void anExpiryBeyondAllTimesDoesNoHarm() {
    assertThat(isGood(GOOD.claim("exp", Long.toString(Long.MAX_VALUE)))).isTrue();
    assertThat(isGood(GOOD.claim("exp", "1e300"))).isIn(true, false);
  }

  @Test
  void issuerAndAudienceAreCheckedWhereTheyAreConfigured() {
    TokenVerifier strict = verifier(Optional.of("idp"), Optional.of("trimtab"));
    Tokens meant = GOOD.claim("iss", "\"idp\"").claim("aud", "\"trimtab\"");

    assertThat(isGood(strict, meant)).isTrue();
    assertThat(isGood(strict, meant.claim("aud", "[\"other\",\"trimtab\"]"))).isTrue();
    assertThat(isGood(strict, meant.claim("iss", "\"else\""))).isFalse();
    assertThat(isGood(strict, meant.claim("iss", null))).isFalse();
    assertThat(isGood(strict, meant.claim("aud", "\"else\""))).isFalse();
    assertThat(isGood(strict, meant.claim("aud", null))).isFalse();
    assertThat(isGood(verifier, GOOD.claim("aud", "\"else\""))).as("meant for others").isFalse();
    assertThat(isGood(verifier, GOOD.claim("iss", "\"anybody\""))).isTrue();
  }

  @Test
  void aShortSecretEndsTheStart() {
    assertThatThrownBy(() -> TokenKeys.secret("x".repeat(31)))
        .isInstanceOf(StartFailure.class)
        .hasMessage("trimtab.auth.jwt.secret must have at least 32 bytes, it has 31");
    // Bytes count, not characters.
    assertThat(TokenKeys.secret("é".repeat(16))).isNotNull();
  }

  @Test
  void aVerifiedTokenIsTrustedForAMinuteButNotBeyondItsExpiry() {
    assertThat(verifier.verify(Tokens.endingAt(NOW.plusSeconds(20)).signed()).until())
        .isEqualTo(NOW.plusSeconds(20));
    assertThat(verifier.verify(Tokens.endingAt(NOW.plusSeconds(9_000)).signed()).until())
        .isEqualTo(NOW.plusSeconds(60));

    TokenCache cache = new TokenCache(verifier, clock);
    String token = Tokens.endingAt(NOW.plusSeconds(20)).signed();
    assertThat(cache.authenticate(token).name()).isEqualTo("pipeline");
    assertThat(cache.authenticate(token).name()).isEqualTo("pipeline");
    clock.advance(Duration.ofSeconds(25));
    assertThatThrownBy(() -> cache.authenticate(token))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("expired");
  }

  private boolean isGood(Tokens token) {
    return isGood(verifier, token);
  }

  private static boolean isGood(TokenVerifier verifier, Tokens token) {
    try {
      verifier.verify(token.signed());
      return true;
    } catch (UnauthenticatedException refused) {
      return false;
    }
  }

  private TokenVerifier verifier(Optional<String> issuer, Optional<String> audience) {
    TokenKeys keys = new TokenKeys(Optional.of(TokenKeys.secret(Tokens.SECRET)), Optional.empty());
    return new TokenVerifier(keys, new TokenRules(issuer, audience, SKEW), clock);
  }
}
