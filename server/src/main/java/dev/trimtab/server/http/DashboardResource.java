package dev.trimtab.server.http;

import dev.trimtab.client.DashboardOut;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers everything a first look needs. */
@Path("/v1/outcomes/dashboard")
@Tag(name = "Trends")
@Produces(MediaType.APPLICATION_JSON)
public final class DashboardResource {
  private static final int DEFAULT_RECENT = 10;
  private static final int MAX_RECENT = 1_000;
  private static final int DEFAULT_FAILURE_DAYS = 30;
  private static final int MAX_FAILURE_DAYS = 36_500;

  private final OutcomeStore store;
  private final LoopStore loops;
  private final DomainRules rules;
  private final TrendEvidence evidence;
  private final Environments environments;
  private final InstantSource clock;

  DashboardResource(
      OutcomeStore store,
      LoopStore loops,
      DomainRules rules,
      TrendEvidence evidence,
      Environments environments,
      InstantSource clock) {
    this.store = store;
    this.loops = loops;
    this.rules = rules;
    this.evidence = evidence;
    this.environments = environments;
    this.clock = clock;
  }

  @GET
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(operationId = "getDashboard", summary = "Everything a first look needs")
  @TakesQuery({"domain", "environment", "window", "recent_limit", "failure_days"})
  @APIResponse(responseCode = "200", description = "The dashboard.")
  public DashboardOut dashboard(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    TrendQuery trends =
        new TrendQuery(
            query.name("domain"),
            query.name("environment"),
            null,
            TrendQuery.window(query),
            TimeRange.ALL);
    int recent = query.integer("recent_limit", DEFAULT_RECENT, 0, MAX_RECENT);
    int failureDays = query.integer("failure_days", DEFAULT_FAILURE_DAYS, 1, MAX_FAILURE_DAYS);
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    return store.atOneMoment(
        moment -> {
          environments.checkSum(tenant, trends.domain(), trends.environment());
          return new Dashboard(
                  moment, loops, rules, evidence, environments, tenant, trends, recent, failureDays)
              .at(clock.instant());
        });
  }
}
