package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.RoiIn;
import dev.trimtab.client.RoiOut;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.ReturnOnInvestment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what the successes of a domain were worth against what they cost. */
@Path("/v1/outcomes/roi")
@Tag(name = "Trends")
@Produces(MediaType.APPLICATION_JSON)
public final class RoiResource {
  private static final int DEFAULT_DAYS = 30;
  private static final int MAX_DAYS = 36_500;

  private final OutcomeStore store;
  private final InstantSource clock;

  RoiResource(OutcomeStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "getReturnOnInvestment",
      summary = "What the successes of a domain were worth against what they cost")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RoiIn.class)))
  @APIResponse(responseCode = "200", description = "The return on investment.")
  public RoiOut roi(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    RoiIn asked = read(Bodies.fields(body, request));
    TenantId tenant = TenantOfRequest.of(request);
    int days = requireNonNull(asked.windowDays());
    TimeRange range = TimeRange.lastDays(days, clock.instant());
    List<Aggregate> counted =
        store.aggregates(
            tenant,
            List.of(
                of(asked, MetricType.SUCCESS_RATE, range),
                of(asked, MetricType.LATENCY_MS, range),
                of(asked, MetricType.COST_USD, range)));
    return WireRecords.returnOnInvestment(
        ReturnOnInvestment.of(
            counted.get(0),
            counted.get(1),
            counted.get(2),
            asked.hoursSavedPerSuccess(),
            asked.costPerHourUsd()));
  }

  private static RoiIn read(BodyFields fields) {
    String domain = fields.name("domain", SeriesKey.MAX_NAME_LENGTH);
    String eventType = fields.optionalName("event_type", SeriesKey.MAX_NAME_LENGTH);
    double hours = fields.notNegative("hours_saved_per_success");
    double cost = fields.notNegative("cost_per_hour_usd");
    int days = fields.integer("window_days", DEFAULT_DAYS, 1, MAX_DAYS);
    fields.finish();
    return new RoiIn(requireNonNull(domain), eventType, hours, cost, days);
  }

  private static Selection of(RoiIn asked, MetricType type, TimeRange range) {
    return new Selection(type, asked.domain(), asked.eventType(), range);
  }
}
