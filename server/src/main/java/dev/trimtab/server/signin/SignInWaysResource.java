package dev.trimtab.server.signin;

import dev.trimtab.client.OidcWayOut;
import dev.trimtab.client.SignInWaysOut;
import dev.trimtab.server.auth.Open;
import dev.trimtab.server.http.QueryParameters;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the dashboard how people can sign in. */
@Path("/v1/session/ways")
@Tag(name = "Accounts")
@Open
@Produces(MediaType.APPLICATION_JSON)
public final class SignInWaysResource {
  private final OidcDoor door;

  SignInWaysResource(OidcDoor door) {
    this.door = door;
  }

  /** The ways beside an API key. */
  @GET
  @NonBlocking
  @Operation(operationId = "getSignInWays", summary = "How people can sign in, beside an API key")
  @APIResponse(responseCode = "200", description = "What is configured.")
  public SignInWaysOut ways(@Context RoutingContext request) {
    QueryParameters.none(request);
    return new SignInWaysOut(door.signIn().map(SignInWaysResource::way).orElse(null));
  }

  private static OidcWayOut way(OidcSignIn signIn) {
    return new OidcWayOut(
        signIn.settings().label(), signIn.signOut().map(URI::toString).orElse(null));
  }
}
