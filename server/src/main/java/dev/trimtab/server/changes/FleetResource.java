package dev.trimtab.server.changes;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.ChangeStore.Owned;
import dev.trimtab.change.Detection;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.FleetOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.server.http.ChangeWire;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.stat.FleetSelection;
import dev.trimtab.tenant.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the operator where in the whole fleet to look first. */
@Path("/v1/fleet/change-points")
@Tag(name = "Changes")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class FleetResource {
  private static final int MOST = 1_000;
  private static final double ERROR_PER_SAMPLE = 1e-4;

  private final ChangeStore changes;
  private final WatchRules rules;

  FleetResource(ChangeStore changes, WatchRules rules) {
    this.changes = changes;
    this.rules = rules;
  }

  @GET
  @Allowed(Scope.ADMIN)
  @Operation(
      operationId = "listFleetChangePoints",
      summary = "The open change points of all tenants, those with the most evidence first",
      description =
          "For the operator. selected tells those whose evidence is enough among all watched"
              + " series, by e-d-BH: the expected share of false ones among them is at most"
              + " error_per_sample times the samples that have passed. That holds for series"
              + " watched on the proven basis; on the calibrated one it is an order, not a promise."
              + " The newest 1,000 open change points are looked at.")
  @TakesQuery("error_per_sample")
  @APIResponse(responseCode = "200", description = "The fleet.")
  @APIResponse(responseCode = "403", ref = "403")
  public FleetOut fleet(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Double asked = query.read("error_per_sample", FleetResource::error);
    query.finish();
    if (TenantOfRequest.ifAny(request).isPresent()) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN, "only the operator sees the whole fleet, naming no tenant");
    }
    double error = asked == null ? ERROR_PER_SAMPLE : asked;
    ChangeStore.Fleet fleet = changes.fleet(MOST);
    return out(fleet, error);
  }

  private static Double error(String parameter, String text) {
    try {
      double error = Double.parseDouble(text);
      if (error > 0 && error <= 1) {
        return error;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as a number out of bounds is
    }
    throw new InvalidInputException(parameter, "must be a number above 0, at most 1");
  }

  private FleetOut out(ChangeStore.Fleet fleet, double error) {
    List<Owned> open = fleet.open();
    double[] evidence = open.stream().mapToDouble(FleetResource::evidence).toArray();
    Set<Integer> selected =
        new HashSet<>(new FleetSelection(error).select(evidence, fleet.series()));
    return new FleetOut(
        fleet.series(),
        error,
        IntStream.range(0, open.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> -evidence[i]).thenComparing(i -> i))
            .map(i -> new FleetOut.Ranked(selected.contains(i), ranked(open.get(i))))
            .toList());
  }

  private static double evidence(Owned owned) {
    Detection.Evidence alarm = owned.point().alarm().evidence();
    return alarm.threshold() + alarm.height();
  }

  private ChangePointOut ranked(Owned owned) {
    return ChangeWire.out(
        owned.tenant(),
        owned.point(),
        rules.apply(owned.tenant(), owned.point().watched()).sensitivity());
  }
}
