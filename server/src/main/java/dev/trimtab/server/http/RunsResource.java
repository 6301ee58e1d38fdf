package dev.trimtab.server.http;

import dev.trimtab.client.EventOut;
import dev.trimtab.client.RunIn;
import dev.trimtab.client.RunOut;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.Submission;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Records one run of an agent as one call. */
@Path("/v1/outcomes/runs")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public final class RunsResource {
  private static final String CONFLICT = "was recorded with other content before";

  private final Recorder recorder;
  private final DomainRules rules;
  private final InstantSource clock;

  RunsResource(Recorder recorder, DomainRules rules, InstantSource clock) {
    this.recorder = recorder;
    this.rules = rules;
    this.clock = clock;
  }

  /** Stores up to five events, all or none. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "recordRun",
      summary = "Records one run of an agent: up to five events, all or none",
      description =
          "The events get ids that follow from run_id, so that the call can be repeated safely. A"
              + " later call for the same run may add measurements; one that says something else"
              + " about what is stored is refused whole.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RunIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The events; at least one of them was stored by this call.",
      content = @Content(schema = @Schema(implementation = RunOut.class)))
  @APIResponse(
      responseCode = "200",
      description = "The events, all of which were stored before with this content.",
      content = @Content(schema = @Schema(implementation = RunOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  @APIResponse(responseCode = "429", ref = "429")
  public RestResponse<RunOut> record(EventBody body, @Context RoutingContext request) {
    QueryParameters.none(request);
    Bodies.requireIdentity(request);
    TenantId tenant = TenantOfRequest.of(request);
    RunReader.Run run = new RunReader(body.json(), clock.instant()).read(tenant, rules);
    return answer(tenant, run, append(new Submission(tenant, run.events(), true)));
  }

  private List<Appended> append(Submission submission) {
    try {
      return recorder.record(submission).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static RestResponse<RunOut> answer(
      TenantId tenant, RunReader.Run run, List<Appended> appended) {
    List<EventOut> events = new ArrayList<>();
    List<FieldFault> conflicts = new ArrayList<>();
    boolean isNew = false;
    for (int i = 0; i < appended.size(); i++) {
      switch (appended.get(i)) {
        case Appended.Stored(OutcomeEvent event, long _) -> {
          isNew = true;
          events.add(WireRecords.event(tenant, event));
        }
        case Appended.Duplicate(OutcomeEvent stored, long _) ->
            events.add(WireRecords.event(tenant, stored));
        case Appended.Conflicting _ -> conflicts.add(conflict(run.events().get(i)));
        case Appended.SeriesLimitReached(int limit) ->
            throw new InvalidInputException("", AppendFaults.seriesLimit(limit));
        case Appended.Refused(var cause) -> throw cause;
        case Appended.LeftOut _ -> {
          // what it was left out for is told in its own place
        }
      }
    }
    if (!conflicts.isEmpty()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "this run " + CONFLICT + "; nothing was stored", conflicts);
    }
    return RestResponse.status(isNew ? Status.CREATED : Status.OK, new RunOut(run.id(), events));
  }

  private static FieldFault conflict(Submission.Item item) {
    String field = RunReader.fieldOf(item.event().series().metricType());
    return new FieldFault(Pointers.member(field), CONFLICT);
  }
}
