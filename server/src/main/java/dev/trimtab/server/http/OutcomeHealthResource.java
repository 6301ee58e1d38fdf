package dev.trimtab.server.http;

import dev.trimtab.client.HealthOut;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.auth.Open;
import dev.trimtab.server.auth.TenantOfRequest;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers whether outcomes still arrive: of the whole server, or of the caller's tenant. */
@Path("/v1/outcomes/health")
@Tag(name = "Trends")
@Produces(MediaType.APPLICATION_JSON)
public final class OutcomeHealthResource {
  private static final Duration STALE_AFTER = Duration.ofHours(24);

  /** Anybody may ask about the whole server, so that must not cost a read each time. */
  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(1);

  private final OutcomeStore store;
  private final InstantSource clock;
  private final Remembered<Optional<Instant>> lastAnywhere;

  OutcomeHealthResource(OutcomeStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.lastAnywhere = new Remembered<>(store::lastOccurredAtAnywhere, REMEMBERED_FOR);
  }

  @GET
  @RunOnVirtualThread
  @Open
  @Operation(
      operationId = "getOutcomeHealth",
      summary = "Whether outcomes still arrive",
      description =
          "Without credentials of the whole server, with them of that tenant. Stale where the last"
              + " event is more than 24 hours old.")
  @APIResponse(responseCode = "200", description = "ok or stale.")
  public HealthOut health(@Context RoutingContext request) {
    QueryParameters.none(request);
    Optional<Instant> last =
        TenantOfRequest.ifAny(request)
            .map(store::lastOccurredAt)
            .orElseGet(() -> lastAnywhere.get(clock.instant()));
    return last.map(this::since).orElseGet(() -> HealthOut.stale(null));
  }

  private HealthOut since(Instant last) {
    Duration age = Duration.between(last, clock.instant());
    return age.compareTo(STALE_AFTER) <= 0
        ? HealthOut.ok()
        : HealthOut.stale(age.toMillis() / (double) Duration.ofHours(1).toMillis());
  }
}
