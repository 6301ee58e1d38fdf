package dev.trimtab.server.changes;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.WatchedPool;
import dev.trimtab.client.PoolOut;
import dev.trimtab.outcome.Pool;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.tenant.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what of a tenant is watched beside its series. */
@Path("/v1/outcomes/pools")
@Tag(name = "Changes")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class PoolsResource {
  private static final int MOST = 10_000;

  private final ChangeStore changes;

  PoolsResource(ChangeStore changes) {
    this.changes = changes;
  }

  @GET
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "listPools",
      summary = "What is watched for changes beside each series",
      description =
          "Whole domains and values of metadata keys, as the settings of the tenant ask for, by"
              + " name. no_place tells of a key that has more values than are watched. At most"
              + " 10,000.")
  @APIResponse(responseCode = "200", description = "The pools.")
  public List<PoolOut> pools(@Context RoutingContext request) {
    QueryParameters.none(request);
    return changes.pools(TenantOfRequest.of(request), MOST).stream()
        .map(PoolsResource::out)
        .toList();
  }

  private static PoolOut out(WatchedPool each) {
    Pool pool = each.pool();
    String watched = each.isWatched() ? "watched" : "not_watched";
    return new PoolOut(
        pool.domain(),
        pool.metricType().wireName(),
        pool.where(),
        each.isOverflow() ? "no_place" : watched,
        each.lastAt());
  }
}
