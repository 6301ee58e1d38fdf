package dev.trimtab.tenant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: resolved from the credentials alone, never from the body or a header.
 *
 * @param name what people call the key, the token's subject or the person
 * @param tenant the tenant it belongs to; null for the operator, who alone crosses tenants
 * @param scopes what it may do
 * @param keyId the key it came with; null where it came with a token, or is a person
 * @param quotas how much it may do, beside what bounds its tenant
 * @param person who it is, where somebody else has said so; null for keys and tokens
 */
public record Principal(
    String name,
    @Nullable TenantId tenant,
    Set<Scope> scopes,
    @Nullable String keyId,
    Quotas quotas,
    @Nullable Person person) {
  /** A principal that came with a token. */
  public Principal(String name, @Nullable TenantId tenant, Set<Scope> scopes) {
    this(name, tenant, scopes, null, Quotas.NONE, null);
  }

  /** A principal that came with a key. */
  public Principal(
      String name, @Nullable TenantId tenant, Set<Scope> scopes, String keyId, Quotas quotas) {
    this(name, tenant, scopes, keyId, quotas, null);
  }

  /** A person, who may do this there. */
  public Principal(Person person, @Nullable TenantId tenant, Set<Scope> scopes) {
    this(person.name(), tenant, scopes, null, Quotas.NONE, person);
  }

  public Principal {
    scopes = Set.copyOf(scopes);
  }

  public boolean isOperator() {
    return tenant == null;
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  /** The groups of the person; empty for keys and tokens. */
  public Set<String> groups() {
    return person == null ? Set.of() : person.groups();
  }

  /** The name, and for a person the subject too: many may be called the same. */
  public String fullName() {
    return person == null || person.subject().equals(name)
        ? name
        : name + " (" + person.subject() + ")";
  }
}
