package dev.trimtab.server.auth;

import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives people access: whom it fits may do this there.
 *
 * @param whom whom it fits
 * @param tenant where; null for the operator, who crosses tenants
 * @param scopes what they may do there
 */
public record AccessRule(Whom whom, @Nullable TenantId tenant, Set<Scope> scopes) {
  public AccessRule {
    scopes = Set.copyOf(scopes);
  }

  /** Whom a rule fits. */
  public sealed interface Whom {
    boolean fits(Identity identity);
  }

  /** Everybody in a group. */
  public record Group(String name) implements Whom {
    @Override
    public boolean fits(Identity identity) {
      return identity.person().groups().contains(name);
    }
  }

  /** Whoever has that address, or with {@code @} in front everybody at that domain. */
  public record Email(String address) implements Whom {
    public Email {
      address = address.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean fits(Identity identity) {
      String email = identity.email();
      return email != null
          && (address.startsWith("@")
              ? email.substring(Math.max(0, email.lastIndexOf('@'))).equals(address)
              : email.equals(address));
    }
  }

  /** Everybody of whom the provider claims that. */
  public record Claim(String name, String value) implements Whom {
    @Override
    public boolean fits(Identity identity) {
      return identity.claims().contains(name + "=" + value);
    }
  }
}
