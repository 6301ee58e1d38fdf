package dev.trimtab.server.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.LastingAccess;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.server.operations.Processes;
import dev.trimtab.server.operations.RunningProcesses;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Streams events out, in the order in which they were stored. */
@Path("/v1/outcomes/export")
@Tag(name = "Operations")
public final class ExportResource {
  private final OutcomeStore store;
  private final Processes processes;
  private final RunningProcesses running;
  private final Auditor auditor;
  private final LastingAccess access;

  ExportResource(
      OutcomeStore store,
      Processes processes,
      RunningProcesses running,
      Auditor auditor,
      LastingAccess access) {
    this.store = store;
    this.processes = processes;
    this.running = running;
    this.auditor = auditor;
    this.access = access;
  }

  /**
   * Streams; the process and the audit entry are kept before the first byte goes out. HEAD says
   * what would come and begins nothing.
   */
  @GET
  @RunOnVirtualThread
  @Produces({"application/x-ndjson", "text/csv"})
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "exportEvents",
      summary = "Streams events out, in the order in which they were stored",
      description =
          "All events that are there when it begins, in constant memory, compressed where"
              + " Accept-Encoding says gzip. It is a process that can be followed and cancelled,"
              + " and it is audited. Each line says its position: after= goes on behind it. A"
              + " stream that does not come to its end is cut, never ended early; it is cut when the"
              + " credentials end.")
  @TakesQuery({
    "domain",
    "event_type",
    "metric_type",
    "since",
    "until",
    "metadata",
    "format",
    "columns",
    "after",
    "through",
    "end_line"
  })
  @APIResponse(
      responseCode = "200",
      description = "The events, a line each.",
      headers = {
        @Header(
            name = "Trimtab-Process",
            description = "The id of the process.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Trimtab-Through",
            description = "The last position that is looked at.",
            schema = @Schema(type = SchemaType.INTEGER))
      },
      content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "409", ref = "409")
  public Response export(@Context RoutingContext request) {
    ExportRequest wanted = ExportRequest.of(request);
    TenantId tenant = TenantOfRequest.of(request);
    long last = store.lastPosition(tenant);
    Long asked = wanted.through();
    long through = asked == null ? last : Math.min(asked, last);
    if (HttpMethod.HEAD.equals(request.request().method())) {
      return headers(Response.ok(), wanted, through).build();
    }
    ProcessStart process = start(request, tenant, wanted, through);
    ExportRun run =
        new ExportRun(
            new ExportRun.Order(tenant, process.id(), wanted, through, access.of(request)),
            store,
            new ReaderConnection(request));
    return headers(Response.ok(stream(tenant, process.id(), run)), wanted, through)
        .header("Trimtab-Process", process.id())
        .build();
  }

  private ProcessStart start(
      RoutingContext request, TenantId tenant, ExportRequest wanted, long through) {
    Map<String, Object> described = wanted.described();
    ProcessStart process =
        processes.prepare(
            new Processes.Draft(
                ProcessType.EXPORT,
                "outcomes." + wanted.format().wireName(),
                CurrentPrincipal.of(request).name(),
                json(described),
                null));
    long todo = Math.max(0, through - wanted.after());
    processes.start(
        tenant,
        process,
        new ProcessProgress(0, todo, Map.of()),
        auditor.entry(request, tenant, "outcomes.export", process.id(), described));
    return process;
  }

  private StreamingOutput stream(TenantId tenant, String process, ExportRun run) {
    return out -> {
      running.begin(tenant, process, run);
      ProcessEnd end = run.writeTo(out);
      running.end(tenant, process, end);
    };
  }

  private static Response.ResponseBuilder headers(
      Response.ResponseBuilder response, ExportRequest wanted, long through) {
    response
        .type(wanted.format().mediaType())
        .header("Trimtab-Through", through)
        .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"outcomes." + wanted.format().wireName() + '"');
    return wanted.gzip() ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }

  private static String json(Map<String, Object> described) {
    try {
      return Json.MAPPER.writeValueAsString(described);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
