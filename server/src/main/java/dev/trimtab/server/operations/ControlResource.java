package dev.trimtab.server.operations;

import dev.trimtab.client.ProcessControlIn;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.input.Text;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopMover;
import dev.trimtab.loop.LoopRefusal;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.AuditAuthor;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells a process what to do. */
@Path("/v1/operations/processes/{id}/control")
@Tag(name = "Operations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class ControlResource {
  private final HubProcesses all;
  private final ProcessStore store;
  private final RunningProcesses running;
  private final LoopMover loops;
  private final HubJobs jobs;
  private final Auditor auditor;
  private final InstantSource clock;

  ControlResource(
      HubProcesses all,
      ProcessStore store,
      RunningProcesses running,
      LoopMover loops,
      HubJobs jobs,
      Auditor auditor,
      InstantSource clock) {
    this.all = all;
    this.store = store;
    this.running = running;
    this.loops = loops;
    this.jobs = jobs;
    this.auditor = auditor;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OPERATIONS_CONTROL)
  @Operation(
      operationId = "controlProcess",
      summary = "Tells a process what to do",
      description =
          "A process ends soon after it was cancelled; follow it to see when. A loop ends at once,"
              + " and what it has changed stays as it is. Of these none pauses: cancel imports and"
              + " exports, and start them again to go on where they were. Some jobs of the server"
              + " pause and resume, by the operator, on the server that is asked and until it"
              + " stops; what waits meanwhile stands in the metadata of each.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ProcessControlIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "The process.",
      content = @Content(schema = @Schema(implementation = ProcessOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public ProcessOut control(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    String action = new ProcessReader(Bodies.fields(body, request)).action();
    TenantId tenant = TenantOfRequest.of(request);
    Text.name("id", id, ProcessStart.MAX_NAME_LENGTH);
    ProcessOut known = ProcessWire.found(all.find(tenant, id));
    AuditAuthor author = auditor.author(request);
    if (known.type().equals(HubJobs.TYPE)) {
      AuditEntry entry = author.entry(null, "job." + action, id, Map.of());
      return jobs.control(CurrentPrincipal.of(request), id, action, entry);
    }
    if (!action.equals(ProcessWire.CANCEL) || known.type().equals(HubIntakes.TYPE)) {
      throw conflict("%s does not %s; %s".formatted(called(known), action, instead(known)));
    }
    return known.type().equals(HubLoops.TYPE)
        ? endLoop(tenant, id, author)
        : cancel(
            tenant, id, author.entry(tenant, "process.cancel", id, Map.of("name", known.name())));
  }

  private static String called(ProcessOut known) {
    return (known.type().equals(HubLoops.TYPE) ? "a " : "an ") + known.type();
  }

  private static String instead(ProcessOut known) {
    return switch (known.type()) {
      case HubIntakes.TYPE -> "it goes on by the transitions of /v1/improvements/intakes";
      case HubLoops.TYPE -> "cancel it, or leave it to its template";
      default -> "cancel it, and start it again to go on where it was";
    };
  }

  private ProcessOut cancel(TenantId tenant, String id, AuditEntry entry) {
    ProcessOut told =
        ProcessWire.found(store.requestCancel(tenant, id, entry).map(ProcessWire::out));
    if (!told.runs()) {
      throw conflict("the process has " + describe(told) + " and cannot be cancelled");
    }
    running.cancelHere(tenant, id);
    return told;
  }

  private ProcessOut endLoop(TenantId tenant, String id, AuditAuthor author) {
    LoopInput input = new LoopInput.Cancelled(author.actor(), null);
    AuditEntry entry = author.entry(tenant, "loop.cancel", id, Map.of());
    try {
      return ProcessWire.found(
          loops.move(tenant, id, input, entry, clock.instant()).map(HubLoops::out));
    } catch (LoopRefusal refusal) {
      throw conflict(String.valueOf(refusal.getMessage()));
    }
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(ProblemKind.CONFLICT, detail);
  }

  private static String describe(ProcessOut ended) {
    return switch (ended.status()) {
      case "cancelled", "interrupted" -> "been " + ended.status();
      default -> ended.status();
    };
  }
}
