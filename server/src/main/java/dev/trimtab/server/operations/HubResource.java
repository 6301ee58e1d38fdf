package dev.trimtab.server.operations;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.client.HubOut;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.server.http.TrendEvidence;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what goes on in a tenant. */
@Path("/v1/operations/hub")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
public final class HubResource {
  private final HubProcesses processes;
  private final ChangeStore changes;
  private final OutcomeStore outcomes;
  private final Recorder recorder;
  private final DomainRules rules;
  private final TrendEvidence evidence;
  private final InstantSource clock;

  HubResource(
      HubProcesses processes,
      ChangeStore changes,
      OutcomeStore outcomes,
      Recorder recorder,
      DomainRules rules,
      TrendEvidence evidence,
      InstantSource clock) {
    this.processes = processes;
    this.changes = changes;
    this.outcomes = outcomes;
    this.recorder = recorder;
    this.rules = rules;
    this.evidence = evidence;
    this.clock = clock;
  }

  @GET
  @RunOnVirtualThread
  @Allowed(Scope.OPERATIONS_READ)
  @Operation(
      operationId = "getHub",
      summary = "What goes on: processes, outcomes, what comes in",
      description =
          "The processes that are listed are those of the last day, unless asked otherwise;"
              + " active_count counts all imports, exports and loops that run. Loops are listed as"
              + " processes of the type loop: open ones run, those that ended succeeded where"
              + " outcomes improved, were cancelled, or failed. Research requests are of the type"
              + " intake; their status is where they stand. Jobs of the server that answers are"
              + " listed whenever they began: they run all the time, and are none of a tenant.")
  @TakesQuery({"include", "hub_since", "hub_status", "hub_limit"})
  @APIResponse(responseCode = "200", description = "The hub.")
  public HubOut hub(@Context RoutingContext request) {
    Instant now = clock.instant();
    HubQuery wanted = HubQuery.read(QueryParameters.of(request), now);
    TenantId tenant = TenantOfRequest.of(request);
    return outcomes.atOneMoment(
        moment ->
            new Hub(processes, changes, moment, recorder, rules, evidence, tenant).at(now, wanted));
  }
}
