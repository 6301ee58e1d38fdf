package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.MarkerIn;
import dev.trimtab.client.MarkerOut;
import dev.trimtab.context.Marker;
import dev.trimtab.context.MarkerKind;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.context.WebAddress;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Puts markers on the time line, lists them, and removes them. */
@Path("/v1/outcomes/markers")
@Tag(name = "Context")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class MarkersResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final String CONFLICT = "was given to a marker with other content before";

  private final MarkerStore markers;
  private final Environments environments;
  private final EventIds ids;
  private final InstantSource clock;

  MarkersResource(
      MarkerStore markers, Environments environments, EventIds ids, InstantSource clock) {
    this.markers = markers;
    this.environments = environments;
    this.ids = ids;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "addMarker",
      summary = "Puts a deployment or another change on the time line",
      description =
          "With an id of the caller's own the call can be repeated safely: the same id again is"
              + " the same marker.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = MarkerIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The marker, stored.",
      content = @Content(schema = @Schema(implementation = MarkerOut.class)))
  @APIResponse(
      responseCode = "200",
      description = "The marker that was stored before under this id, with this content.",
      content = @Content(schema = @Schema(implementation = MarkerOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  public RestResponse<MarkerOut> add(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    Instant now = clock.instant();
    Instant at = fields.optionalTime("occurred_at");
    Marker marker = read(fields, at == null ? now : at, now);
    return switch (markers.add(tenant, marker, at != null)) {
      case MarkerStore.Added.Stored(Marker stored) ->
          RestResponse.status(Status.CREATED, out(tenant, stored));
      case MarkerStore.Added.Known(Marker known) -> RestResponse.ok(out(tenant, known));
      case MarkerStore.Added.Conflicting _ ->
          throw new ProblemException(
              ProblemKind.CONFLICT,
              CONFLICT + "; nothing was stored",
              List.of(new FieldFault("/id", CONFLICT)));
    };
  }

  private Marker read(BodyFields fields, Instant at, Instant now) {
    String id = fields.optionalName("id", OutcomeEvent.MAX_ID_LENGTH);
    String domain = fields.ownDomain();
    MarkerKind kind = fields.required("kind", MarkersResource::kind);
    String label = fields.name("label", Marker.MAX_LABEL_LENGTH);
    String version = fields.optionalName("version", Marker.MAX_VERSION_LENGTH);
    String url = fields.optional("url", WebAddress::of);
    fields.attempt(() -> OutcomeEvent.checkOccurredAt(at, now));
    fields.finish();
    return new Marker(
        id == null ? ids.next(at) : id,
        requireNonNull(domain),
        requireNonNull(kind),
        requireNonNull(label),
        version,
        url,
        at,
        now);
  }

  private static MarkerKind kind(String pointer, String name) {
    return MarkerKind.ofWireName(name)
        .orElseThrow(
            () -> new InvalidInputException(pointer, "must be one of " + MarkerKind.wireNames()));
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(operationId = "listMarkers", summary = "Lists markers, newest first")
  @TakesQuery({"domain", "environment", "since", "until", "limit", "cursor"})
  @APIResponse(
      responseCode = "200",
      description = "A page of markers.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = MarkerOut.class)))
  public RestResponse<List<MarkerOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    MarkerStore.Query wanted =
        new MarkerStore.Query(
            query.name("domain"),
            query.name("environment"),
            query.range(),
            query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT),
            query.read("cursor", Cursors::read));
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    environments.check(tenant, wanted.domain(), wanted.environment());
    MarkerStore.Page page = markers.markers(tenant, wanted);
    ResponseBuilder<List<MarkerOut>> response =
        ResponseBuilder.ok(page.markers().stream().map(marker -> out(tenant, marker)).toList());
    EventQuery.Cursor next = page.next();
    if (next != null) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, Cursors.write(next)));
    }
    return response.build();
  }

  @GET
  @Path("/{id}")
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(operationId = "getMarker", summary = "One marker")
  @APIResponse(responseCode = "200", description = "The marker.")
  @APIResponse(responseCode = "404", ref = "404")
  public MarkerOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    return markers
        .marker(tenant, checked(id))
        .map(marker -> out(tenant, marker))
        .orElseThrow(MarkersResource::notFound);
  }

  @DELETE
  @Path("/{id}")
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "removeMarker",
      summary = "Removes a marker",
      description = "Its id may be used again.")
  @APIResponse(responseCode = "204", description = "The marker is gone.")
  @APIResponse(responseCode = "404", ref = "404")
  public void remove(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    if (!markers.remove(TenantOfRequest.of(request), checked(id))) {
      throw notFound();
    }
  }

  private static String checked(String id) {
    return Text.name("id", id, OutcomeEvent.MAX_ID_LENGTH);
  }

  private static ProblemException notFound() {
    return new ProblemException(ProblemKind.NOT_FOUND, "no marker has this id");
  }

  /** A marker as the contract writes it. */
  public static MarkerOut out(TenantId tenant, Marker marker) {
    return new MarkerOut(
        marker.id(),
        tenant.value(),
        marker.domain(),
        marker.kind().wireName(),
        marker.label(),
        marker.version(),
        marker.occurredAt(),
        marker.recordedAt(),
        marker.url());
  }
}
