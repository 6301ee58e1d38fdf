package dev.trimtab.server.http;

import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * The ceiling that recording is measured against: everything {@link EventsResource} does with an
 * event but storing it. Not there unless the configuration says so.
 */
@Path("/v1/outcomes/noop")
@Produces(MediaType.APPLICATION_JSON)
public final class NoopResource {
  private final EventReader reader;
  private final boolean present;

  NoopResource(EventReader reader, HttpConfig config) {
    this.reader = reader;
    this.present = config.noopRoute();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(hidden = true)
  public CompletionStage<RestResponse<StoredEvent>> record(EventBody body, RoutingContext request) {
    if (!present) {
      throw new ProblemException(ProblemKind.NOT_FOUND, "there is nothing at this path");
    }
    QueryParameters.none(request);
    Bodies.requireIdentity(request);
    TenantId tenant = TenantOfRequest.of(request);
    StoredEvent read = new StoredEvent(tenant, reader.read(body.json()).event());
    return CompletableFuture.completedStage(RestResponse.status(Status.CREATED, read));
  }
}
