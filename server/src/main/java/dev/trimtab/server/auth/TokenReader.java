package dev.trimtab.server.auth;

import java.security.Key;
import java.time.InstantSource;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Reads what a JSON Web Token claims, where it is signed and meant for here. The key is chosen
 * first; then the token is checked by the one algorithm that goes with it, so that it cannot talk
 * its way into another one or into none.
 */
final class TokenReader {
  private static final String NOT_SIGNED =
      "this is neither an API key nor a token signed with a key that counts here";

  private final TokenKeys keys;
  private final TokenRules rules;
  private final InstantSource clock;

  TokenReader(TokenKeys keys, TokenRules rules, InstantSource clock) {
    this.keys = keys;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * What a good token claims; it has an expiry.
   *
   * @throws UnauthenticatedException where it is not good, saying why
   * @throws UnknownTokenKeyException where it names a key that is not known yet
   */
  JwtClaims claims(String token) {
    try {
      JsonWebSignature signed = new JsonWebSignature();
      signed.setCompactSerialization(token);
      return consumer(signed).processToClaims(token);
    } catch (InvalidJwtException refused) {
      throw UnauthenticatedException.refused(reason(refused));
    } catch (JoseException noToken) {
      throw UnauthenticatedException.refused(NOT_SIGNED);
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
