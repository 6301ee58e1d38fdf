package dev.trimtab.server.changes;

import static java.util.Objects.requireNonNull;

import dev.trimtab.change.ChangeHistory;
import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Simulation;
import dev.trimtab.client.SimulationIn;
import dev.trimtab.client.SimulationOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.ChangeWire;
import dev.trimtab.server.http.MetricTypes;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.SensitivityReader;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs a stored series through a detector once more. */
@Path("/v1/outcomes/change-points/simulate")
@Tag(name = "Changes")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class SimulationResource {
  private static final int MOST_SAMPLES = 50_000;

  private final OutcomeStore outcomes;
  private final WatchRules rules;

  SimulationResource(OutcomeStore outcomes, WatchRules rules) {
    this.outcomes = outcomes;
    this.rules = rules;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "simulateChangePoints",
      summary = "What would have been found in a stored series under other settings",
      description =
          "The newest 50,000 samples at the most run through a detector that knows nothing yet, as"
              + " if each had been recorded when it occurred. Nothing is stored.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SimulationIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "What would have been found.",
      content = @Content(schema = @Schema(implementation = SimulationOut.class)))
  public SimulationOut simulate(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    String domain = fields.name("domain", SeriesKey.MAX_NAME_LENGTH);
    String eventType = fields.name("event_type", SeriesKey.MAX_NAME_LENGTH);
    MetricType metric = fields.required("metric_type", SimulationResource::watched);
    Instant since = fields.optionalTime("since");
    Instant until = fields.optionalTime("until");
    Sensitivity.Wish wish = SensitivityReader.read(fields);
    fields.attempt(() -> new TimeRange(since, until));
    fields.finish();
    TenantId tenant = TenantOfRequest.of(request);
    SeriesKey series =
        new SeriesKey(requireNonNull(domain), requireNonNull(eventType), requireNonNull(metric));
    DetectorSettings settings = rules.apply(tenant, series);
    Sensitivity sensitivity = wish.or(settings.sensitivity());
    ChangeHistory.Read read =
        ChangeHistory.newest(outcomes, tenant, series, new TimeRange(since, until), MOST_SAMPLES);
    List<Detection> found = Simulation.run(series, read.events(), settings.with(sensitivity));
    return new SimulationOut(
        read.events().size(),
        read.isWhole(),
        ChangeWire.lower(sensitivity.basis()),
        sensitivity.falseAlarmsPerYear(),
        sensitivity.smallestDecline(),
        found.stream().map(SimulationResource::out).toList());
  }

  private static MetricType watched(String pointer, String name) {
    MetricType metric = MetricTypes.parse(pointer, name);
    if (metric == MetricType.FAILURE_CLASS) {
      throw new InvalidInputException(
          pointer, "must not be failure_class, which explains changes and is not watched");
    }
    return metric;
  }

  private static SimulationOut.Fired out(Detection detection) {
    return new SimulationOut.Fired(
        ChangeWire.lower(detection.kind()),
        ChangeWire.lower(detection.direction()),
        ChangeWire.time(detection.at()),
        ChangeWire.time(detection.start()),
        detection.baseline().level().mean(),
        detection.current().mean());
  }
}
