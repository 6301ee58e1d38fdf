package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.EventIn;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.VoidIn;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.server.quota.QuotaGate;
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
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
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

/** Records single events, lists them, and takes them out again. */
@Path("/v1/outcomes/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_REASON_LENGTH = 1_000;
  private static final String METADATA_PREFIX = "metadata.";

  private final EventReader reader;
  private final DomainRules rules;
  private final EventLoopRecorder recorder;
  private final OutcomeStore store;
  private final InstantSource clock;
  private final QuotaGate quotas;
  private final Environments environments;

  EventsResource(
      EventReader reader,
      DomainRules rules,
      EventLoopRecorder recorder,
      OutcomeStore store,
      InstantSource clock,
      QuotaGate quotas,
      Environments environments) {
    this.reader = reader;
    this.rules = rules;
    this.quotas = quotas;
    this.environments = environments;
    this.recorder = recorder;
    this.store = store;
    this.clock = clock;
  }

  /** Answers when the event is durable; no thread waits for that. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "recordEvent",
      summary = "Records one event",
      description =
          "Answered when the event is durable. With an id of the caller's own the call can be"
              + " repeated safely: the same id again is the same event.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = EventIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The event, stored.",
      content = @Content(schema = @Schema(implementation = EventOut.class)))
  @APIResponse(
      responseCode = "200",
      description = "The event that was stored before under this id, with this content.",
      content = @Content(schema = @Schema(implementation = EventOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  @APIResponse(responseCode = "429", ref = "429")
  public CompletionStage<RestResponse<StoredEvent>> record(
      EventBody body, @Context RoutingContext request) {
    QueryParameters.none(request);
    Bodies.requireIdentity(request);
    TenantId tenant = TenantOfRequest.of(request);
    Submission.Item item = reader.read(body.json());
    rules.check(tenant, item.event(), EventField.VALUE.pointer());
    quotas.events(request, 1);
    return recorder
        .record(Submission.single(tenant, item))
        .thenApply(appended -> answer(tenant, appended.getFirst()));
  }

  private static RestResponse<StoredEvent> answer(TenantId tenant, Appended appended) {
    return switch (appended) {
      case Appended.Stored(OutcomeEvent event, long _) ->
          RestResponse.status(Status.CREATED, new StoredEvent(tenant, event));
      case Appended.Duplicate(OutcomeEvent stored, long _) ->
          RestResponse.ok(new StoredEvent(tenant, stored));
      case Appended.Conflicting _ ->
          throw new ProblemException(
              ProblemKind.CONFLICT,
              AppendFaults.CONFLICT + "; nothing was stored",
              List.of(new FieldFault("/id", AppendFaults.CONFLICT)));
      case Appended.SeriesLimitReached(int limit) ->
          throw new InvalidInputException("", AppendFaults.seriesLimit(limit));
      case Appended.Refused(var cause) -> throw cause;
      case Appended.LeftOut _ -> throw new IllegalStateException("left out of nothing");
    };
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "listEvents",
      summary = "Lists events, newest first",
      description =
          "A page may be short, even empty, and still have a next one: it stops after a bounded"
              + " number of rows looked at.")
  @TakesQuery({
    "domain",
    "environment",
    "event_type",
    "metric_type",
    "since",
    "until",
    "metadata",
    "limit",
    "cursor"
  })
  @APIResponse(
      responseCode = "200",
      description = "A page of events.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = EventOut.class)))
  public RestResponse<byte[]> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    EventQuery wanted = eventQuery(query);
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    environments.check(tenant, wanted.domain(), wanted.environment());
    EventPage page = store.events(tenant, wanted);
    ResponseBuilder<byte[]> response = ResponseBuilder.ok(EventJson.array(tenant, page.events()));
    EventQuery.Cursor next = page.next();
    if (next != null) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, Cursors.write(next)));
    }
    return response.build();
  }

  private static EventQuery eventQuery(QueryParameters query) {
    return new EventQuery(
        query.name("domain"),
        query.name("environment"),
        query.name("event_type"),
        query.metricType("metric_type"),
        query.range(),
        query.startingWith(METADATA_PREFIX),
        query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT),
        query.read("cursor", Cursors::read));
  }

  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(operationId = "getEvent", summary = "One event")
  @APIResponse(
      responseCode = "200",
      description = "The event.",
      content = @Content(schema = @Schema(implementation = EventOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  public StoredEvent get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    OutcomeEvent event = store.event(tenant, checked(id)).orElseThrow(EventsResource::notFound);
    return new StoredEvent(tenant, event);
  }

  /** Takes an event out of lists, trends and rollups. */
  @POST
  @Path("/{id}/void")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "voidEvent",
      summary = "Takes an event out of lists, trends and rollups",
      description = "Its id stays used. Detectors that have seen it are not rewound.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = VoidIn.class)))
  @APIResponse(responseCode = "204", description = "The event counts no more.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public void voidEvent(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    String reason = fields.name("reason", MAX_REASON_LENGTH);
    fields.finish();
    TenantId tenant = TenantOfRequest.of(request);
    refuseOwn(store.event(tenant, checked(id)).orElseThrow(EventsResource::notFound));
    if (!store.voidEvent(tenant, id, requireNonNull(reason), clock.instant())) {
      throw notFound();
    }
  }

  /** What the server has recorded of its own work is not for callers to change. */
  private static void refuseOwn(OutcomeEvent event) {
    if (SystemDomain.includes(event.series().domain())) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "the server has recorded this of its own work, in "
              + event.series().domain()
              + ": it cannot be voided");
    }
  }

  private static String checked(String id) {
    return Text.name("id", id, OutcomeEvent.MAX_ID_LENGTH);
  }

  private static ProblemException notFound() {
    return new ProblemException(ProblemKind.NOT_FOUND, "no live event has this id");
  }
}
