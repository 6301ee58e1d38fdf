package dev.trimtab.server.http;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.ChartStore;
import dev.trimtab.chart.Charted;
import dev.trimtab.client.SeriesOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.config.RetentionConfig;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers charts. */
@Path("/v1/outcomes/series")
@Tag(name = "Trends")
@Produces(MediaType.APPLICATION_JSON)
public final class SeriesResource {
  private final ChartStore charts;
  private final Environments environments;
  private final RetentionConfig retention;
  private final InstantSource clock;

  SeriesResource(
      ChartStore charts,
      Environments environments,
      RetentionConfig retention,
      InstantSource clock) {
    this.charts = charts;
    this.environments = environments;
    this.retention = retention;
    this.clock = clock;
  }

  @GET
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "getSeries",
      summary = "A chart: one statistic of one metric type, bucket by bucket",
      description =
          "At most 10,000 points a line and 50,000 in all, at equal steps counted from 1970-01-01T00:00:00Z, weeks"
              + " from Mondays; since and until are widened to whole steps. Counts, sums, means"
              + " and extremes are exact; percentiles come from sketches, within 1 % of the value,"
              + " and are refused for success_rate and failure_class. Groups by metadata and steps"
              + " below a minute read the newest 50,000 events at the most; complete_since says"
              + " from where on they are whole.")
  @TakesQuery({
    "drawn_metric_type",
    "domain",
    "environment",
    "event_type",
    "since",
    "until",
    "step",
    "stat",
    "group_by",
    "groups"
  })
  @APIResponse(responseCode = "200", description = "The chart.")
  public SeriesOut series(@Context RoutingContext request) {
    Instant now = clock.instant();
    ChartQuery query = SeriesWish.of(QueryParameters.of(request), now, minutesSince(now));
    TenantId tenant = TenantOfRequest.of(request);
    environments.checkSum(tenant, query.domain(), query.environment());
    return SeriesWire.out(query, drawn(charts.chart(tenant, query)));
  }

  private Instant minutesSince(Instant now) {
    int days = retention.minuteDays();
    return days == 0 ? Instant.EPOCH : now.minus(Duration.ofDays(days));
  }

  /**
   * The chart.
   *
   * @throws InvalidInputException saying why it was not drawn
   */
  public static Chart drawn(Charted charted) {
    return switch (charted) {
      case Charted.Drawn(Chart chart) -> chart;
      case Charted.TooManyCounts(int limit) ->
          throw new InvalidInputException(
              "step",
              "would read more than "
                  + limit
                  + " counts: choose a longer step or a shorter time, or name a domain");
      case Charted.TooManyEvents(int limit) ->
          throw new InvalidInputException(
              "step",
              "the newest bucket alone holds more than "
                  + limit
                  + " events, which this chart has to read one by one: choose a shorter step, or"
                  + " name a domain");
    };
  }
}
