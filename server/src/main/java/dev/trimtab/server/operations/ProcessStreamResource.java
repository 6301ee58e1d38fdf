package dev.trimtab.server.operations;

import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.LastingAccess;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.config.StreamsConfig;
import dev.trimtab.server.http.OpenedStream;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Tells processes as they change. */
@Path("/v1/operations/stream")
@Tag(name = "Operations")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Allowed(Scope.OPERATIONS_READ)
public final class ProcessStreamResource {
  private static final String EXAMPLE =
      """
      retry: 2000

      event: process
      data: {"id":"0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f","type":"loop","status":"running",\
      "started_at":"2026-03-02T09:30:00Z","name":"rollback: success_rate of run in support-bot",\
      "metadata":{"state":"awaiting_approval","template":"rollback"}}

      """;

  private final ProcessStreams streams;
  private final LastingAccess access;
  private final Duration stall;

  ProcessStreamResource(ProcessStreams streams, LastingAccess access, StreamsConfig config) {
    this.streams = streams;
    this.access = access;
    this.stall = config.stall();
  }

  /** Opens the stream, which then runs on the thread of its request. */
  @GET
  @RunOnVirtualThread
  @Operation(
      operationId = "streamProcesses",
      summary = "Processes as they change, as server-sent events",
      description =
          "First everything that started within 24 hours and every open loop, as they are, the oldest"
              + " first; then each that begins or changes, within about a second. A reader that comes"
              + " again gets all of it again: what is told is how things are, so that Last-Event-ID"
              + " says nothing. Ends when the credentials end.")
  @TakesQuery("include")
  @APIResponse(
      responseCode = "200",
      description = "Messages of the type `process`, whose data is a process as the hub has it.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING),
              example = EXAMPLE))
  @APIResponse(responseCode = "429", ref = "429")
  public RestResponse<OpenedStream> stream(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Set<String> types = query.read("include", HubQuery::types);
    query.finish();
    ProcessStream stream =
        streams.open(
            TenantOfRequest.of(request), types == null ? Set.of() : types, access.of(request));
    return OpenedStream.answer(request, stream, stall);
  }
}
