package dev.trimtab.server.auth;

import dev.trimtab.client.MeOut;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Tells callers who they are. */
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  /** Who sent this request. */
  @GET
  @Allowed({})
  @NonBlocking
  public MeOut me(@Context RoutingContext request) {
    return KeyWire.me(CurrentPrincipal.of(request));
  }
}
