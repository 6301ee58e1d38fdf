package dev.trimtab.server.http;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.LastingAccess;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.config.StreamsConfig;
import dev.trimtab.server.stream.EventStream;
import dev.trimtab.server.stream.EventStreams;
import dev.trimtab.server.stream.StreamRequest;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tells events as they are recorded. */
@Path("/v1/outcomes/stream")
@Tag(name = "Events")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Allowed(Scope.OUTCOMES_READ)
public final class StreamResource {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** What a stream holds in memory while its reader is slow. */
  private static final int EVENTS_A_READ = 250;

  private static final String EXAMPLE =
      """
      retry: 2000
      id: 18233

      id: 18234
      event: outcome
      data: {"id":"0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f","tenant_id":"acme","domain":"support-bot",\
      "event_type":"ticket_closed","metric_type":"success_rate","value":1.0,\
      "occurred_at":"2026-03-02T09:30:00Z","recorded_at":"2026-03-02T09:30:00.123456Z","metadata":{}}

      """;

  private static final String AFTER = "after";
  private static final String METADATA_PREFIX = "metadata.";

  private final EventStreams streams;
  private final LastingAccess access;
  private final Environments environments;
  private final Duration stall;

  StreamResource(
      EventStreams streams, LastingAccess access, Environments environments, StreamsConfig config) {
    this.streams = streams;
    this.environments = environments;
    this.access = access;
    this.stall = config.stall();
  }

  /** Opens the stream; {@link OpenedStreamWriter} runs it. */
  @GET
  @RunOnVirtualThread
  @Operation(
      operationId = "streamEvents",
      summary = "Live events, as server-sent events",
      description =
          "Events in the order in which they were stored, each with its position as the id. A reader"
              + " that comes again with Last-Event-ID misses nothing and gets nothing twice; without"
              + " it the stream begins now. Ends when the credentials end.")
  @Parameter(
      name = LAST_EVENT_ID,
      in = ParameterIn.HEADER,
      description = "The position to read on from, as browsers send it. Counts before `after`.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
  @TakesQuery({"domain", "environment", "event_type", "metric_type", "metadata", "after"})
  @APIResponse(
      responseCode = "200",
      description =
          "Messages of the type `outcome`, whose data is an event as the list has it. Others, without"
              + " data, tell the position alone, as a sign of life.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING),
              example = EXAMPLE))
  @APIResponse(responseCode = "429", ref = "429")
  public RestResponse<OpenedStream> stream(@Context RoutingContext request) {
    EventStream stream = streams.open(read(request));
    return OpenedStream.answer(request, stream, stall);
  }

  private StreamRequest read(RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    EventQuery filter =
        new EventQuery(
            query.name("domain"),
            query.name("environment"),
            query.name("event_type"),
            query.metricType("metric_type"),
            TimeRange.ALL,
            query.startingWith(METADATA_PREFIX),
            EVENTS_A_READ,
            null);
    StreamRequest.Place after = query.read(AFTER, StreamResource::place);
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    environments.check(tenant, filter.domain(), filter.environment());
    StreamRequest.Place lastSeen = lastSeen(request);
    return new StreamRequest(
        tenant, filter, lastSeen == null ? after : lastSeen, access.of(request));
  }

  /** A reader that comes again repeats its query, and what it has seen since counts. */
  private static StreamRequest.@Nullable Place lastSeen(RoutingContext request) {
    String header = request.request().getHeader(LAST_EVENT_ID);
    return header == null || header.isEmpty() ? null : place(LAST_EVENT_ID, header);
  }

  private static StreamRequest.Place place(String parameter, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new InvalidInputException(
          parameter, "must be a position: the id of an event of this stream, or 0 for all of them");
    }
    return new StreamRequest.Place(parameter, Long.parseLong(text));
  }
}
