package dev.trimtab.server.accounts;

import dev.trimtab.client.ExpiryOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.retention.KeepingRules;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what a retention would remove, before it is set. */
@Path("/v1/tenants/{id}/expiry")
@Tag(name = "Accounts")
@Allowed(Scope.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class ExpiryResource {
  private final RetentionStore retention;
  private final KeepingRules rules;
  private final InstantSource clock;

  ExpiryResource(RetentionStore retention, KeepingRules rules, InstantSource clock) {
    this.retention = retention;
    this.rules = rules;
    this.clock = clock;
  }

  /** What a retention would remove today. */
  @GET
  @Operation(
      operationId = "previewRetention",
      summary = "What a retention would remove today",
      description = "Removes nothing. Events that arrive meanwhile are not foreseen.")
  @TakesQuery({"raw_days", "rollup_days"})
  @APIResponse(
      responseCode = "200",
      description = "What would go, and what would stay.",
      content = @Content(schema = @Schema(implementation = ExpiryOut.class)))
  public ExpiryOut expiry(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Integer rawDays = query.read("raw_days", ExpiryResource::days);
    Integer rollupDays = query.read("rollup_days", ExpiryResource::days);
    query.finish();
    TenantId tenant = TenantNames.administered(id, request);
    Cutoffs cutoffs = rules.cutoffs(new Retention(rawDays, rollupDays), clock.instant());
    return new ExpiryOut(retention.countExpired(tenant, cutoffs), TenantWire.out(cutoffs));
  }

  private static Integer days(String parameter, String text) {
    try {
      int days = Integer.parseInt(text);
      if (days >= 0 && days <= Retention.MAX_DAYS) {
        return days;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as a number out of bounds is
    }
    throw new InvalidInputException(
        parameter, "must be a whole number from 1 to " + Retention.MAX_DAYS + ", or 0 for ever");
  }
}
