package dev.trimtab.server.auth;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.TenantId;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenant a request is about. It comes from the credentials; only the operator, who belongs to
 * none, names one by the query parameter {@code tenant_id}.
 */
public final class TenantOfRequest {
  private static final String PARAMETER = "tenant_id";

  private TenantOfRequest() {}

  /**
   * The tenant of a request that needs one.
   *
   * @throws InvalidInputException where the operator names none
   * @throws ForbiddenException where a tenant's principal names another tenant
   * @throws UnauthenticatedException where the request came without credentials
   */
  public static TenantId of(RoutingContext request) {
    return resolve(CurrentPrincipal.of(request), named(request))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    PARAMETER, "the operator belongs to no tenant: name one by ?tenant_id="));
  }

  /**
   * The tenant of a request that may be about the whole server: empty without credentials, and for
   * the operator who names none.
   *
   * @throws ForbiddenException where a tenant is named by somebody who may not
   */
  public static Optional<TenantId> ifAny(RoutingContext request) {
    String named = named(request);
    Optional<Principal> principal = CurrentPrincipal.ifKnown(request);
    if (principal.isEmpty() && named != null) {
      throw UnauthenticatedException.missing();
    }
    return principal.flatMap(known -> resolve(known, named));
  }

  private static Optional<TenantId> resolve(Principal principal, @Nullable String named) {
    TenantId own = principal.tenant();
    if (named == null) {
      return Optional.ofNullable(own);
    }
    TenantId asked = parse(named);
    if (own != null && !own.equals(asked)) {
      throw new ForbiddenException("these credentials belong to the tenant " + own + " alone");
    }
    return Optional.of(asked);
  }

  private static @Nullable String named(RoutingContext request) {
    String query = request.request().query();
    if (query == null || (!query.contains(PARAMETER) && query.indexOf('%') < 0)) {
      return null; // no query, or none that names a tenant, however that is encoded
    }
    List<String> values = request.queryParam(PARAMETER);
    if (values.size() > 1) {
      throw new InvalidInputException(PARAMETER, "must be given once");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private static TenantId parse(String named) {
    try {
      return new TenantId(named);
    } catch (InvalidInputException invalid) {
      throw new InvalidInputException(
          invalid.faults().stream()
              .map(fault -> new FieldFault(PARAMETER, fault.detail()))
              .toList());
    }
  }
}
