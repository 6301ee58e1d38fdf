package dev.trimtab.server.auth;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Checks JSON Web Tokens and reads the principal out of them. The key is chosen first; then the
 * token is checked by the one algorithm that goes with it, so that it cannot talk its way into
 * another one or into none.
 */
final class TokenVerifier {
  private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);
  private static final int MAX_NAME_LENGTH = 200;
  private static final String NO_SUBJECT = "token";
  private static final String NOT_SIGNED =
      "this is neither an API key nor a token signed with a key that counts here";

  private final TokenKeys keys;
  private final TokenRules rules;
  private final InstantSource clock;

  TokenVerifier(TokenKeys keys, TokenRules rules, InstantSource clock) {
    this.keys = keys;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A principal and until when its token need not be verified again: its expiry, or a minute if
   * that is sooner.
   */
  record Verified(Principal principal, Instant until) {}

  /**
   * Reads a token.
   *
   * @throws UnauthenticatedException where it is not good, saying why
   * @throws UnknownTokenKeyException where it names a key that is not known yet
   */
  Verified verify(String token) {
    try {
      JsonWebSignature signed = new JsonWebSignature();
      signed.setCompactSerialization(token);
      JwtClaims claims = consumer(signed).processToClaims(token);
      long soon = clock.instant().plus(TRUSTED_FOR).getEpochSecond();
      long expiry = claims.getExpirationTime().getValue();
      return new Verified(principal(claims), Instant.ofEpochSecond(Math.min(expiry, soon)));
    } catch (InvalidJwtException refused) {
      throw UnauthenticatedException.refused(reason(refused));
    } catch (JoseException noToken) {
      throw UnauthenticatedException.refused(NOT_SIGNED);
    } catch (MalformedClaimException | InvalidInputException malformed) {
      throw UnauthenticatedException.refused("a claim of the token is not of its form");
    }
  }

  private JwtConsumer consumer(JsonWebSignature signed) {
    String algorithm = signed.getAlgorithmHeaderValue();
    if (algorithm == null) {
      throw UnauthenticatedException.refused(NOT_SIGNED);
    }
    Key key = keys.of(algorithm, signed.getKeyIdHeaderValue());
    int skewSeconds = Math.toIntExact(rules.clockSkew().toSeconds());
    JwtConsumerBuilder builder =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, algorithm)
            .setVerificationKey(key)
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            .setAllowedClockSkewInSeconds(skewSeconds)
            .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
            .setRequireExpirationTime();
    rules.issuer().ifPresent(builder::setExpectedIssuer);
    rules.audience().ifPresent(builder::setExpectedAudience);
    return builder.build();
  }

  private static Principal principal(JwtClaims claims) throws MalformedClaimException {
    String tenant = claims.getStringClaimValue("tenant_id");
    if (tenant == null) {
      throw UnauthenticatedException.refused("the token has no tenant_id");
    }
    if (!tenant.equals(tenant.trim())) {
      throw UnauthenticatedException.refused("the tenant_id of the token has blanks around it");
    }
    String subject = claims.getSubject();
    String name = subject == null ? NO_SUBJECT : Text.name("/sub", subject.trim(), MAX_NAME_LENGTH);
    return new Principal(name, new TenantId(tenant), scopes(claims));
  }

  /** From the array {@code scopes} and the string {@code scope}; names unknown here say nothing. */
  private static Set<Scope> scopes(JwtClaims claims) throws MalformedClaimException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (claims.hasClaim("scopes")) {
      add(claims.getStringListClaimValue("scopes"), scopes);
    }
    String scope = claims.getStringClaimValue("scope");
    if (scope != null) {
      add(Arrays.asList(scope.split(" ", -1)), scopes);
    }
    return scopes;
  }

  private static void add(@Nullable List<String> names, Collection<Scope> scopes) {
    if (names != null) {
      names.forEach(name -> Scope.ofWireName(name).ifPresent(scopes::add));
    }
  }

  private static String reason(InvalidJwtException refused) {
    if (refused.hasErrorCode(ErrorCodes.EXPIRED)) {
      return "the token has expired";
    }
    if (refused.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return "the token has no expiry (exp)";
    }
    if (refused.hasErrorCode(ErrorCodes.NOT_YET_VALID)
        || refused.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_FUTURE)) {
      return "the token is not valid yet";
    }
    if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID)
        || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return "the token is not of the issuer expected";
    }
    if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || refused.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return "the token is not meant for this audience";
    }
    return NOT_SIGNED;
  }
}
