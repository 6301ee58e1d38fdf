package dev.trimtab.server.loops;

import dev.trimtab.client.DeliveryOut;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what loops could not deliver, and sends it again. */
@Path("/v1/improvements/deliveries")
@Tag(name = "Improvement")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveriesResource {
  private static final int DEFAULT_LIMIT = 50;

  private final LoopStore loops;
  private final Auditor auditor;
  private final InstantSource clock;

  DeliveriesResource(LoopStore loops, Auditor auditor, InstantSource clock) {
    this.loops = loops;
    this.auditor = auditor;
    this.clock = clock;
  }

  @GET
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "listDeadDeliveries",
      summary = "Lists what loops could not deliver, newest first",
      description = "What a loop sent in all stands with the loop.")
  @TakesQuery("limit")
  @APIResponse(
      responseCode = "200",
      description = "What was given up.",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DeliveryOut.class)))
  public List<DeliveryOut> dead(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT);
    query.finish();
    return loops.dead(TenantOfRequest.of(request), limit).stream().map(LoopWire::delivery).toList();
  }

  @POST
  @Path("/{id}/resend")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "resendDelivery",
      summary = "Sends again what could not be delivered",
      description =
          "With the same id. What a loop wanted done is sent only while the loop still waits for"
              + " it.")
  @APIResponse(responseCode = "204", description = "It is tried again within seconds.")
  @APIResponse(responseCode = "404", ref = "404")
  public void resend(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    boolean isDead =
        loops.resend(
            tenant,
            id,
            clock.instant(),
            auditor.entry(request, tenant, "delivery.resend", id, Map.of()));
    if (!isDead) {
      throw new ProblemException(ProblemKind.NOT_FOUND, "no delivery of this id has been given up");
    }
  }
}
