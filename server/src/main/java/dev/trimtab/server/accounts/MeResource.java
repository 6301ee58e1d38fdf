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
import jakarta.ws.rs.core.MediaType;

/** Tells callers who they are. */
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
  /** Who sent this request. */
  @GET
  @Allowed({})
  @NonBlocking
  public MeOut me(RoutingContext request) {
    QueryParameters.none(request);
    return KeyWire.me(CurrentPrincipal.of(request));
  }
}
