package dev.trimtab.server.alerts;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.SilenceIn;
import dev.trimtab.client.SilenceOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.operations.Silence;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.AuditAuthor;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.config.OperationsConfig;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.PageLinks;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
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
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Silences: which alerts people know of, so that nobody is told of them. */
@Path("/v1/operations/silences")
@Tag(name = "Operations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class SilencesResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_ID_LENGTH = 200;

  private final SilenceStore store;
  private final OperationsConfig config;
  private final EventIds ids;
  private final Auditor auditor;
  private final InstantSource clock;

  SilencesResource(
      SilenceStore store,
      OperationsConfig config,
      EventIds ids,
      Auditor auditor,
      InstantSource clock) {
    this.store = store;
    this.config = config;
    this.ids = ids;
    this.auditor = auditor;
    this.clock = clock;
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.OPERATIONS_READ)
  @Operation(
      operationId = "listSilences",
      summary = "Lists silences, newest first",
      description = "Those that ended are kept for 30 days (`trimtab.operations.keep`).")
  @TakesQuery({"silence_status", "limit", "cursor"})
  @APIResponse(
      responseCode = "200",
      description = "A page of silences.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SilenceOut.class)))
  public RestResponse<List<SilenceOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Instant now = clock.instant();
    Boolean isActive = query.read("status", SilencesResource::isActive);
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT);
    SilenceStore.Query wanted = new SilenceStore.Query(isActive, now, limit, query.name("cursor"));
    query.finish();
    List<Silence> page = store.list(TenantOfRequest.of(request), wanted);
    ResponseBuilder<List<SilenceOut>> response =
        ResponseBuilder.ok(page.stream().map(each -> SilenceWire.out(each, now)).toList());
    if (page.size() == limit) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, page.getLast().id()));
    }
    return response.build();
  }

  private static Boolean isActive(String parameter, String text) {
    return switch (text) {
      case "active" -> true;
      case "expired" -> false;
      default -> throw new InvalidInputException(parameter, "must be active or expired");
    };
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OPERATIONS_CONTROL)
  @Operation(
      operationId = "addSilence",
      summary = "Silences alerts for a time",
      description =
          "Alerts whose labels match are shown as suppressed, and loops send no messages about them,"
              + " from now on. What loops do goes on.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SilenceIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The silence.",
      content = @Content(schema = @Schema(implementation = SilenceOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  public Response add(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    Instant now = clock.instant();
    SilenceWire.Said said = SilenceWire.read(Bodies.fields(body, request), now);
    TenantId tenant = TenantOfRequest.of(request);
    AuditAuthor author = auditor.author(request);
    Silence silence =
        new Silence(
            ids.next(now),
            said.matchers(),
            requireNonNull(said.comment()),
            author.actor(),
            now,
            requireNonNull(said.endsAt()));
    SilenceOut out = SilenceWire.out(silence, now);
    Map<String, Object> detail =
        Map.of("matchers", out.matchers(), "comment", out.comment(), "ends_at", out.endsAt());
    int most = config.silencesPerTenant();
    if (!store.add(
        tenant, silence, most, author.entry(tenant, "silence.add", silence.id(), detail))) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "%d silences of this tenant hold, and no more may (trimtab.operations.silences-per-tenant);"
                  .formatted(most)
              + " end one");
    }
    return Response.created(URI.create("/v1/operations/silences/" + silence.id()))
        .entity(out)
        .build();
  }

  @GET
  @Path("/{id}")
  @Allowed(Scope.OPERATIONS_READ)
  @Operation(operationId = "getSilence", summary = "One silence")
  @APIResponse(responseCode = "200", description = "The silence.")
  @APIResponse(responseCode = "404", ref = "404")
  public SilenceOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    return out(store.find(TenantOfRequest.of(request), checked(id)));
  }

  @DELETE
  @Path("/{id}")
  @Allowed(Scope.OPERATIONS_CONTROL)
  @Operation(
      operationId = "endSilence",
      summary = "Ends a silence now",
      description = "It is kept among those that ended. Ending it twice is ending it once.")
  @APIResponse(responseCode = "200", description = "The silence as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  public SilenceOut end(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    return out(
        store.end(
            tenant,
            checked(id),
            clock.instant(),
            auditor.entry(request, tenant, "silence.end", id, Map.of())));
  }

  private static String checked(String id) {
    return Text.name("id", id, MAX_ID_LENGTH);
  }

  private SilenceOut out(Optional<Silence> found) {
    return found
        .map(each -> SilenceWire.out(each, clock.instant()))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.NOT_FOUND, "there is no silence with that id, or not any more"));
  }
}
