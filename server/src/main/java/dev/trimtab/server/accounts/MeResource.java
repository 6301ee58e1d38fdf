package dev.trimtab.server.accounts;

import dev.trimtab.client.MeOut;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.http.QueryParameters;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers who they are. */
@Path("/v1/me")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
  /** Who sent this request. */
  @GET
  @Allowed({})
  @NonBlocking
  @Operation(operationId = "getMe", summary = "Who the credentials belong to")
  @APIResponse(responseCode = "200", description = "Tenant, name and scopes.")
  public MeOut me(@Context RoutingContext request) {
    QueryParameters.none(request);
    return KeyWire.me(CurrentPrincipal.of(request));
  }
}
