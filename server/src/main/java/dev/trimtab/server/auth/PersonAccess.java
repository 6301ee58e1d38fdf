package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom an identity provider may send here, and what they may do.
 *
 * @param issuer the provider; nobody else's word counts
 * @param rules the first one that fits says the tenant, and every other one of that tenant that
 *     fits adds its scopes
 * @param lifetime how long such a session lasts at most
 */
public record PersonAccess(String issuer, List<AccessRule> rules, Duration lifetime) {
  /** Where no provider is configured. */
  public static final PersonAccess NONE = new PersonAccess("", List.of(), Duration.ZERO);

  public PersonAccess {
    rules = List.copyOf(rules);
  }

  /** What somebody may do by the rules of now; empty where none gives them access. */
  public Optional<Principal> of(Identity identity) {
    if (!identity.issuer().equals(issuer)) {
      return Optional.empty();
    }
    List<AccessRule> fitting = rules.stream().filter(rule -> rule.whom().fits(identity)).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    @Nullable TenantId tenant = fitting.getFirst().tenant();
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    fitting.stream()
        .filter(rule -> Objects.equals(rule.tenant(), tenant))
        .forEach(rule -> scopes.addAll(rule.scopes()));
    return Optional.of(new Principal(identity.person(), tenant, scopes));
  }

  /** True where a rule asks for that group. */
  boolean asksFor(String group) {
    return rules.stream().anyMatch(rule -> rule.whom().equals(new AccessRule.Group(group)));
  }
}
