package dev.trimtab.server.changes;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.ChartStore;
import dev.trimtab.client.SegmentsOut;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.ChangeWire;
import dev.trimtab.server.http.Environments;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.SeriesResource;
import dev.trimtab.server.http.SeriesWish;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.stat.HistoryPartitioner;
import dev.trimtab.stat.Partition;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cuts history where it changed, looking back at all of it. */
@Path("/v1/outcomes/segments")
@Tag(name = "Changes")
@Produces(MediaType.APPLICATION_JSON)
public final class SegmentsResource {
  private final ChartStore charts;
  private final Environments environments;
  private final InstantSource clock;

  SegmentsResource(ChartStore charts, Environments environments, InstantSource clock) {
    this.charts = charts;
    this.environments = environments;
    this.clock = clock;
  }

  @GET
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "getSegments",
      summary = "The history of a series, cut where it changed",
      description =
          "Looks back at the means of at most 1,000 buckets at once, each counted the same, and"
              + " explains them by levels or lines. Buckets without samples are passed over. Not"
              + " what raised alarms: those are the change points.")
  @TakesQuery({
    "drawn_metric_type",
    "domain",
    "environment",
    "event_type",
    "since",
    "until",
    "step"
  })
  @APIResponse(responseCode = "200", description = "The segments, oldest first.")
  public SegmentsOut segments(@Context RoutingContext request) {
    ChartQuery asked = SeriesWish.ofSegments(QueryParameters.of(request), clock.instant());
    TenantId tenant = TenantOfRequest.of(request);
    environments.checkSum(tenant, asked.domain(), asked.environment());
    Chart chart = SeriesResource.drawn(charts.chart(tenant, asked));
    return cut(asked, chart.lines().getFirst());
  }

  private static SegmentsOut cut(ChartQuery asked, Chart.Line line) {
    List<Integer> filled = new ArrayList<>();
    for (int i = 0; i < line.counts().length; i++) {
      if (line.counts()[i] > 0) {
        filled.add(i);
      }
    }
    double[] means = filled.stream().mapToDouble(bucket -> line.values()[bucket]).toArray();
    Partition partition = HistoryPartitioner.partition(means);
    List<SegmentsOut.Segment> segments = new ArrayList<>();
    int from = 0;
    for (int change : partition.changes()) {
      segments.add(segment(asked.grid(), line, filled.subList(from, change)));
      from = change;
    }
    if (from < filled.size()) {
      segments.add(segment(asked.grid(), line, filled.subList(from, filled.size())));
    }
    return new SegmentsOut(
        asked.metricType().wireName(),
        ChangeWire.lower(partition.shape()),
        asked.grid().step().toSeconds(),
        segments);
  }

  private static SegmentsOut.Segment segment(
      ChartGrid grid, Chart.Line line, List<Integer> buckets) {
    long samples = 0;
    double sum = 0;
    for (int bucket : buckets) {
      samples += line.counts()[bucket];
      sum += line.values()[bucket] * line.counts()[bucket];
    }
    Instant until = grid.start(buckets.getLast() + 1);
    return new SegmentsOut.Segment(
        grid.start(buckets.getFirst()),
        until,
        sum / samples,
        line.values()[buckets.getFirst()],
        line.values()[buckets.getLast()],
        samples);
  }
}
