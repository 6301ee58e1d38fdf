package dev.trimtab.tenant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: resolved from the credentials alone, never from the body or a header.
 *
 * @param name what people call the key or the token's subject
 * @param tenant the tenant it belongs to; null for the operator, who alone crosses tenants
 * @param scopes what it may do
 * @param keyId the key it came with; null where it came with a token
 * @param quotas how much it may do, beside what bounds its tenant
 */
public record Principal(
    String name,
    @Nullable TenantId tenant,
    Set<Scope> scopes,
    @Nullable String keyId,
    Quotas quotas) {
  /** A principal that came with a token. */
  public Principal(String name, @Nullable TenantId tenant, Set<Scope> scopes) {
    this(name, tenant, scopes, null, Quotas.NONE);
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
}
