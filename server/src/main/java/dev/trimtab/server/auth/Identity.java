package dev.trimtab.server.auth;

import dev.trimtab.tenant.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider says of somebody, as far as rules ask.
 *
 * @param issuer which provider
 * @param person who it is
 * @param email their address, in lower case; null where there is none that the provider has checked
 * @param claims other claims, as {@code name=value}
 */
public record Identity(String issuer, Person person, @Nullable String email, Set<String> claims) {
  public Identity {
    claims = Set.copyOf(claims);
  }
}
