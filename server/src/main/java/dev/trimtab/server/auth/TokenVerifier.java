package dev.trimtab.server.auth;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/** Reads the principal out of the JSON Web Tokens of callers. */
final class TokenVerifier {
  private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);
  private static final int MAX_NAME_LENGTH = 200;
  private static final String NO_SUBJECT = "token";

  private final TokenReader reader;
  private final InstantSource clock;

  TokenVerifier(TokenKeys keys, TokenRules rules, InstantSource clock) {
    this.reader = new TokenReader(keys, rules, clock);
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
      JwtClaims claims = reader.claims(token);
      long soon = clock.instant().plus(TRUSTED_FOR).getEpochSecond();
      long expiry = claims.getExpirationTime().getValue();
      return new Verified(principal(claims), Instant.ofEpochSecond(Math.min(expiry, soon)));
    } catch (MalformedClaimException | InvalidInputException malformed) {
      throw UnauthenticatedException.refused("a claim of the token is not of its form");
    }
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
}
