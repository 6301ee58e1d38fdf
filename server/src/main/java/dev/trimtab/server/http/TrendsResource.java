package dev.trimtab.server.http;

import dev.trimtab.client.TrendOut;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers which way the newest samples lean. */
@Path("/v1/outcomes/trends")
@Tag(name = "Trends")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Scope.OUTCOMES_READ)
public final class TrendsResource {
  private final OutcomeStore store;
  private final DomainRules rules;
  private final TrendEvidence evidence;
  private final Environments environments;

  TrendsResource(
      OutcomeStore store, DomainRules rules, TrendEvidence evidence, Environments environments) {
    this.store = store;
    this.rules = rules;
    this.evidence = evidence;
    this.environments = environments;
  }

  /** The trends of all metric types, in the contract's order. */
  @GET
  @Operation(operationId = "getTrends", summary = "The trends of all five metric types")
  @TakesQuery({"domain", "environment", "event_type", "window", "since", "until"})
  @APIResponse(responseCode = "200", description = "One trend a metric type.")
  public CompletionStage<List<TrendOut>> all(@Context RoutingContext request) {
    TrendReader trends = reader(request);
    return store.soon(moment -> checked(trends).all(moment));
  }

  @GET
  @Path("/{metric_type}")
  @Operation(
      operationId = "getTrend",
      summary = "Which way the newest samples lean",
      description =
          "The newest samples by occurred_at, the older half compared with the newer. More than 5 %"
              + " is improving or declining; this is no statement of significance,"
              + " which evidence is. For"
              + " quality_score of one event type less is better where its domain declares so.")
  @TakesQuery({"domain", "environment", "event_type", "window", "since", "until"})
  @APIResponse(responseCode = "200", description = "The trend.")
  public CompletionStage<TrendOut> one(
      @PathParam("metric_type") @Schema(ref = "MetricType") String metricType,
      @Context RoutingContext request) {
    MetricType type = MetricTypes.parse("metric_type", metricType);
    TrendReader trends = reader(request);
    return store.soon(moment -> checked(trends).of(moment, type));
  }

  private TrendReader checked(TrendReader trends) {
    environments.checkSum(trends.tenant(), trends.wanted().domain(), trends.wanted().environment());
    return trends;
  }

  private TrendReader reader(RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    TrendQuery wanted = TrendQuery.of(query);
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    return new TrendReader(rules, evidence, tenant, wanted);
  }
}
