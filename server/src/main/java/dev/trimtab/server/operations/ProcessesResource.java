package dev.trimtab.server.operations;

import dev.trimtab.client.ProcessIn;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.ProcessReportIn;
import dev.trimtab.client.ProcessStarted;
import dev.trimtab.input.Text;
import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.TenantOfRequest;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** The processes of a tenant: imports, which run at the caller's, and exports, which run here. */
@Path("/v1/operations/processes")
@Tag(name = "Operations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class ProcessesResource {
  private static final int DEFAULT_LIMIT = 50;

  private final ProcessStore store;
  private final Processes processes;
  private final HubProcesses all;
  private final InstantSource clock;

  ProcessesResource(
      ProcessStore store, Processes processes, HubProcesses all, InstantSource clock) {
    this.store = store;
    this.processes = processes;
    this.all = all;
    this.clock = clock;
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.OPERATIONS_READ)
  @Operation(operationId = "listProcesses", summary = "Lists processes, newest first")
  @TakesQuery({"type", "status", "since", "limit", "cursor"})
  @APIResponse(
      responseCode = "200",
      description = "A page of processes.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ProcessOut.class)))
  public RestResponse<List<ProcessOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    ProcessType type = query.read("type", ProcessReader::type);
    ProcessQuery wanted =
        new ProcessQuery(
            type == null ? Set.of() : Set.of(type),
            query.read("status", ProcessReader::status),
            query.time("since"),
            query.integer("limit", DEFAULT_LIMIT, 1, ProcessQuery.MAX_LIMIT),
            query.name("cursor"));
    query.finish();
    List<ProcessRecord> page = store.list(TenantOfRequest.of(request), wanted);
    ResponseBuilder<List<ProcessOut>> response =
        ResponseBuilder.ok(page.stream().map(ProcessWire::out).toList());
    if (page.size() == wanted.limit()) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, page.getLast().start().id()));
    }
    return response.build();
  }

  @GET
  @Path("/{id}")
  @Allowed(Scope.OPERATIONS_READ)
  @Operation(operationId = "getProcess", summary = "One process, loop or research request")
  @APIResponse(responseCode = "200", description = "The process.")
  @APIResponse(responseCode = "404", ref = "404")
  public ProcessOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    return ProcessWire.found(all.find(TenantOfRequest.of(request), checked(id)));
  }

  /** An import begins at the caller's. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "startProcess",
      summary = "Says that an import begins at the caller's",
      description =
          "It is then listed, and can be cancelled: the answer to its next report says so. One"
              + " that does not report for a minute counts as interrupted.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ProcessIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The process, and how far the same work came before.",
      content = @Content(schema = @Schema(implementation = ProcessStarted.class)))
  @APIResponse(responseCode = "409", ref = "409")
  public Response start(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    ProcessReader.Started read =
        new ProcessReader(Bodies.fields(body, request)).start(CurrentPrincipal.of(request).name());
    TenantId tenant = TenantOfRequest.of(request);
    String resumeKey = read.draft().resumeKey();
    Optional<ProcessRecord> earlier =
        resumeKey == null ? Optional.empty() : store.furthest(tenant, resumeKey);
    ProcessStart process = processes.prepare(read.draft());
    processes.start(tenant, process, read.progress(), null);
    return Response.created(URI.create("/v1/operations/processes/" + process.id()))
        .entity(
            new ProcessStarted(
                ProcessWire.out(ProcessRecord.started(process, read.progress())),
                earlier.map(ProcessWire::resume).orElse(null)))
        .build();
  }

  /** An import says how far it is. */
  @POST
  @Path("/{id}/report")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "reportProcess",
      summary = "Says how far an import is, and how it ended",
      description =
          "The answer says in cancel_requested whether it is to end. The first end counts: what is"
              + " said later changes nothing.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ProcessReportIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "The process.",
      content = @Content(schema = @Schema(implementation = ProcessOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public ProcessOut report(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    ProcessReader.Report report = new ProcessReader(Bodies.fields(body, request)).report();
    TenantId tenant = TenantOfRequest.of(request);
    ProcessOut known = out(store.find(tenant, checked(id)));
    if (!known.type().equals(ProcessType.IMPORT.wireName())) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "an " + known.type() + " runs in the server, which knows best");
    }
    ProcessStatus status = report.status();
    return out(
        status == null
            ? store.report(tenant, id, report.progress(), clock.instant())
            : store.end(
                tenant,
                id,
                new ProcessEnd(status, report.progress(), report.detail()),
                clock.instant()));
  }

  private static ProcessOut out(Optional<ProcessRecord> found) {
    return ProcessWire.found(found.map(ProcessWire::out));
  }

  private static String checked(String id) {
    return Text.name("id", id, ProcessStart.MAX_NAME_LENGTH);
  }
}
