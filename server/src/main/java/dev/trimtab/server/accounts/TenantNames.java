package dev.trimtab.server.accounts;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.tenant.TenantId;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Reads which tenant a path names, and whether the caller may name it. */
final class TenantNames {
  private TenantNames() {}

  /** The tenant of that name, where the caller administers it. */
  static TenantId administered(String id, RoutingContext request) {
    TenantId named = read("id", id);
    Optional<TenantId> within = TenantOfRequest.ifAny(request);
    if (within.isPresent() && !within.get().equals(named)) {
      throw new ForbiddenException(
          "these credentials administer the tenant " + within.get() + " alone");
    }
    return named;
  }

  /** The same, for what the operator alone may do. */
  static TenantId operated(String id, RoutingContext request) {
    TenantId named = administered(id, request);
    if (!CurrentPrincipal.of(request).isOperator()) {
      throw new ForbiddenException("only the operator sets and deletes tenants");
    }
    return named;
  }

  static TenantId read(String parameter, String name) {
    try {
      return new TenantId(name);
    } catch (InvalidInputException invalid) {
      throw new InvalidInputException(parameter, invalid.faults().getFirst().detail());
    }
  }
}
