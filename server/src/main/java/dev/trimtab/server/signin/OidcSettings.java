package dev.trimtab.server.signin;

import dev.trimtab.server.auth.AccessRule;
import dev.trimtab.server.auth.PersonAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The identity provider, as it is configured.
 *
 * @param issuer as the provider calls itself
 * @param client what it calls this server
 * @param redirect where people come back to
 * @param scopes what it is asked for
 * @param claims where its word on a person is
 * @param label what people call it
 * @param clockSkew by how much its clock may differ
 * @param access whom it may send
 */
record OidcSettings(
    URI issuer,
    Client client,
    URI redirect,
    String scopes,
    Claims claims,
    String label,
    Duration clockSkew,
    PersonAccess access) {
  /** Who this server is there; empty where it is a public client. */
  record Client(String id, Optional<String> secret) {
    @Override
    public String toString() {
      return id;
    }
  }

  /** The claims that hold the groups and the name of a person. */
  record Claims(String groups, String name) {}

  /** The claims that rules ask for by their names. */
  Set<String> claimsAsked() {
    return access.rules().stream()
        .map(AccessRule::whom)
        .filter(AccessRule.Claim.class::isInstance)
        .map(whom -> ((AccessRule.Claim) whom).name())
        .collect(Collectors.toSet());
  }

  /** True where a rule asks for groups. */
  boolean asksForGroups() {
    return access.rules().stream().anyMatch(rule -> rule.whom() instanceof AccessRule.Group);
  }
}
