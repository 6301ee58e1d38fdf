package dev.trimtab.server.alerts;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.AcknowledgementIn;
import dev.trimtab.client.AlertOut;
import dev.trimtab.operations.Acknowledgement;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what people should look at, and keeps who does. */
@Path("/v1/operations/alerts")
@Tag(name = "Operations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class AlertsResource {
  private final Alerts alerts;
  private final Auditor auditor;
  private final InstantSource clock;

  AlertsResource(Alerts alerts, Auditor auditor, InstantSource clock) {
    this.alerts = alerts;
    this.auditor = auditor;
    this.clock = clock;
  }

  @GET
  @Allowed(Scope.OPERATIONS_READ)
  @Operation(
      operationId = "listAlerts",
      summary = "Declines, and loops that wait for people, newest first",
      description =
          "As Alertmanager writes alerts (API v2), with a state beside: firing are open declines,"
              + " loops that wait for an approval, and loops that escalated since `since`; pending"
              + " are loops that look whether what triggered them holds; resolved are declines that"
              + " ended since `since`. Of each kind the newest 1,000 are looked at.")
  @TakesQuery({"alert_state", "domain", "silenced", "alerts_since", "alerts_limit"})
  @APIResponse(
      responseCode = "200",
      description = "The alerts.",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = AlertOut.class)))
  public List<AlertOut> list(@Context RoutingContext request) {
    Instant now = clock.instant();
    AlertQuery wanted = AlertQuery.read(QueryParameters.of(request), now);
    return alerts.list(TenantOfRequest.of(request), wanted, now);
  }

  @POST
  @Path("/{fingerprint}/acknowledge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OPERATIONS_CONTROL)
  @Operation(
      operationId = "acknowledgeAlert",
      summary = "Says that one sees to an alert",
      description =
          "It is shown with the alert until that ends, and mutes nothing. Who says so later takes"
              + " the place of who did before.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AcknowledgementIn.class)))
  @APIResponse(responseCode = "200", description = "The alert as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public AlertOut acknowledge(
      @PathParam("fingerprint") String fingerprint,
      InputStream body,
      @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    String comment = fields.name("comment", Acknowledgement.MAX_COMMENT_LENGTH);
    fields.finish();
    Instant now = clock.instant();
    TenantId tenant = TenantOfRequest.of(request);
    AlertOut alert = find(tenant, fingerprint, now);
    if (alert.isResolved()) {
      throw new ProblemException(ProblemKind.CONFLICT, "the alert is resolved");
    }
    alerts.acknowledge(
        tenant,
        new Acknowledgement(
            fingerprint, requireNonNull(comment), CurrentPrincipal.of(request).name(), now),
        auditor.entry(
            request,
            tenant,
            "alert.acknowledge",
            fingerprint,
            Map.of("labels", alert.labels(), "comment", requireNonNull(comment))));
    return find(tenant, fingerprint, now);
  }

  private AlertOut find(TenantId tenant, String fingerprint, Instant now) {
    return alerts
        .find(tenant, fingerprint, now)
        .orElseThrow(
            () -> new ProblemException(ProblemKind.NOT_FOUND, "no alert has this fingerprint"));
  }
}
