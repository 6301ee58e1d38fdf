package dev.trimtab.server.changes;

import static java.util.Objects.requireNonNull;

import dev.trimtab.change.CauseFinder;
import dev.trimtab.change.ChangeDetail;
import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Feedback;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.FeedbackIn;
import dev.trimtab.client.MarkerOut;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.ChangeWire;
import dev.trimtab.server.http.Environments;
import dev.trimtab.server.http.MarkersResource;
import dev.trimtab.server.http.PageLinks;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.stat.SliceScan;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

/** Lists change points, shows one in detail, and keeps what people say of them. */
@Path("/v1/outcomes/change-points")
@Tag(name = "Changes")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class ChangePointsResource {
  private static final int DEFAULT_LIMIT = 50;

  /** Stands for the causes that were found when the change was. */
  private static final int AS_KEPT = 0;

  private static final int MOST_SUSPECTS = 20;
  private static final Duration BEFORE = Duration.ofDays(1);

  private final ChangeStore changes;
  private final OutcomeStore outcomes;
  private final MarkerStore markers;
  private final WatchRules rules;
  private final CauseFinder causes;
  private final Environments environments;
  private final Auditor auditor;
  private final InstantSource clock;

  ChangePointsResource(
      ChangeStore changes,
      OutcomeStore outcomes,
      MarkerStore markers,
      WatchRules rules,
      CauseFinder causes,
      Environments environments,
      Auditor auditor,
      InstantSource clock) {
    this.changes = changes;
    this.outcomes = outcomes;
    this.markers = markers;
    this.rules = rules;
    this.causes = causes;
    this.environments = environments;
    this.auditor = auditor;
    this.clock = clock;
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "listChangePoints",
      summary = "Lists significant changes of series, newest first",
      description =
          "A change appears within seconds of the sample that showed it. A series has one open"
              + " change point at a time; what became better is settled at once. Where a tenant has"
              + " whole domains or values of metadata keys watched, theirs are among them, without"
              + " an event_type.")
  @TakesQuery({
    "domain",
    "environment",
    "event_type",
    "metric_type",
    "direction",
    "change_status",
    "since",
    "until",
    "limit",
    "cursor"
  })
  @APIResponse(
      responseCode = "200",
      description = "A page of change points.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(
              schema = @Schema(type = SchemaType.ARRAY, implementation = ChangePointOut.class)))
  public RestResponse<List<ChangePointOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    ChangeId before = query.read("cursor", ChangePointsResource::cursor);
    ChangeStore.Query wanted =
        new ChangeStore.Query(
            query.name("domain"),
            query.name("environment"),
            query.name("event_type"),
            query.metricType("metric_type"),
            query.read("direction", ChangePointsResource::direction),
            query.read("status", ChangePointsResource::isOpen),
            query.range(),
            query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT),
            before);
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    environments.check(tenant, wanted.domain(), wanted.environment());
    ChangeStore.Page page = changes.list(tenant, wanted);
    ResponseBuilder<List<ChangePointOut>> response =
        ResponseBuilder.ok(page.points().stream().map(point -> out(tenant, point)).toList());
    if (page.next().isPresent()) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, page.next().get().toString()));
    }
    return response.build();
  }

  private static ChangeId cursor(String parameter, String text) {
    return ChangeId.parse(text)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    parameter, "must be a cursor from the Link header of an earlier page"));
  }

  private static Direction direction(String parameter, String text) {
    return switch (text) {
      case "decline" -> Direction.DECLINE;
      case "improvement" -> Direction.IMPROVEMENT;
      default -> throw new InvalidInputException(parameter, "must be decline or improvement");
    };
  }

  private static Boolean isOpen(String parameter, String text) {
    return switch (text) {
      case "open" -> true;
      case "ended" -> false;
      default -> throw new InvalidInputException(parameter, "must be open or ended");
    };
  }

  @GET
  @Path("/{id}")
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "getChangePoint",
      summary = "One change point: before and after, suspects, causes, examples",
      description =
          "Causes are looked for among the newest 10,000 events of the 30 days before the"
              + " detection, in the 12 most frequent metadata keys and their pairs; limits names"
              + " what was reached. They are looked for again when the change ends. With depth they"
              + " are looked for at once, in parts that so many keys bound.")
  @TakesQuery("depth")
  @APIResponse(responseCode = "200", description = "The change point.")
  @APIResponse(responseCode = "404", ref = "404")
  public ChangePointOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    int depth = query.integer("depth", AS_KEPT, 1, SliceScan.DEEPEST);
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    ChangePoint point = find(tenant, id);
    return detailed(
        tenant,
        depth == AS_KEPT ? point : point.with(causes.find(tenant, point, depth, clock.instant())));
  }

  @POST
  @Path("/{id}/feedback")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "giveFeedback",
      summary = "Says what a change point was",
      description =
          "The last word counts. expected ends an open change point, and what is usual is learned"
              + " anew from the next event of the series on.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = FeedbackIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "The change point as it is now.",
      content = @Content(schema = @Schema(implementation = ChangePointOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  public ChangePointOut feedback(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    Feedback.Verdict verdict = fields.required("verdict", Feedback.Verdict::parse);
    String note = fields.optionalName("note", Feedback.MAX_NOTE_LENGTH);
    fields.finish();
    TenantId tenant = TenantOfRequest.of(request);
    ChangePoint point = find(tenant, id);
    Feedback feedback =
        new Feedback(
            requireNonNull(verdict), note, CurrentPrincipal.of(request).name(), clock.instant());
    AuditEntry entry =
        auditor.entry(
            request,
            tenant,
            "change_point.feedback",
            id,
            Map.of("verdict", feedback.verdict().wireName()));
    changes.say(tenant, point.id(), feedback, entry);
    return detailed(tenant, find(tenant, id));
  }

  private ChangePoint find(TenantId tenant, String id) {
    return ChangeId.parse(id)
        .flatMap(known -> changes.find(tenant, known))
        .orElseThrow(
            () -> new ProblemException(ProblemKind.NOT_FOUND, "no change point has this id"));
  }

  private ChangePointOut out(TenantId tenant, ChangePoint point) {
    return ChangeWire.out(tenant, point, rules.apply(tenant, point.watched()).sensitivity());
  }

  private ChangePointOut detailed(TenantId tenant, ChangePoint point) {
    DetectorSettings settings = rules.apply(tenant, point.watched());
    ChangeDetail detail = ChangeDetail.of(outcomes, tenant, point, settings.scale());
    return ChangeWire.out(
        tenant,
        point,
        settings.sensitivity(),
        ChangeWire.detail(tenant, point, detail, suspects(tenant, point)));
  }

  private List<MarkerOut> suspects(TenantId tenant, ChangePoint point) {
    Instant since = point.onset().earliest().minus(BEFORE);
    TimeRange range =
        new TimeRange(
            since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since,
            point.onset().latest().plusNanos(1000));
    MarkerStore.Query query =
        new MarkerStore.Query(point.watched().domain(), range, MOST_SUSPECTS, null);
    return markers.markers(tenant, query).markers().stream()
        .map(marker -> MarkersResource.out(tenant, marker))
        .toList();
  }
}
