package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.Submission;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Records single events, lists them, and takes them out again. */
@Path("/v1/outcomes/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_REASON_LENGTH = 1_000;
  private static final String METADATA_PREFIX = "metadata.";

  private final EventReader reader;
  private final Recorder recorder;
  private final OutcomeStore store;
  private final InstantSource clock;

  EventsResource(EventReader reader, Recorder recorder, OutcomeStore store, InstantSource clock) {
    this.reader = reader;
    this.recorder = recorder;
    this.store = store;
    this.clock = clock;
  }

  /** Answers when the event is durable; no thread waits for that. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  public CompletionStage<RestResponse<StoredEvent>> record(EventBody body, RoutingContext request) {
    QueryParameters.none(request);
    RequestBody.requireIdentity(request);
    TenantId tenant = TenantOfRequest.of(request);
    return recorder
        .record(Submission.single(tenant, reader.read(body.json())))
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
  public RestResponse<byte[]> list(RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    EventQuery wanted = eventQuery(query);
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
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
  public StoredEvent get(@PathParam("id") String id, RoutingContext request) {
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
  public void voidEvent(@PathParam("id") String id, InputStream body, RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = RequestBody.fields(body, request);
    String reason = fields.name("reason", MAX_REASON_LENGTH);
    fields.finish();
    TenantId tenant = TenantOfRequest.of(request);
    if (!store.voidEvent(tenant, checked(id), requireNonNull(reason), clock.instant())) {
      throw notFound();
    }
  }

  private static String checked(String id) {
    return Text.name("id", id, OutcomeEvent.MAX_ID_LENGTH);
  }

  private static ProblemException notFound() {
    return new ProblemException(ProblemKind.NOT_FOUND, "no live event has this id");
  }
}
