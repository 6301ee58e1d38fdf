package dev.trimtab.server.loops;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.LoopActionIn;
import dev.trimtab.client.LoopIn;
import dev.trimtab.client.LoopNoteIn;
import dev.trimtab.client.LoopOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.loop.Approver;
import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.Environments;
import dev.trimtab.server.http.MetricTypes;
import dev.trimtab.server.http.PageLinks;
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
import java.io.InputStream;
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
import org.jspecify.annotations.Nullable;

/** Lists improvement loops, shows one with its record, and takes what people and agents say. */
@Path("/v1/improvements/loops")
@Tag(name = "Improvement")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class LoopsResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_NOTE_LENGTH = 1_000;

  private final LoopStore loops;
  private final LoopDesk desk;
  private final Approvers approvers;
  private final Environments environments;
  private final Auditor auditor;

  LoopsResource(
      LoopStore loops,
      LoopDesk desk,
      Approvers approvers,
      Environments environments,
      Auditor auditor) {
    this.loops = loops;
    this.environments = environments;
    this.desk = desk;
    this.approvers = approvers;
    this.auditor = auditor;
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(operationId = "listLoops", summary = "Lists improvement loops, newest first")
  @TakesQuery({
    "template",
    "domain",
    "environment",
    "event_type",
    "metric_type",
    "state",
    "loop_status",
    "limit",
    "cursor"
  })
  @APIResponse(
      responseCode = "200",
      description = "A page of loops.",
      headers = @Header(name = "Link", ref = "Link"),
      content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = LoopOut.class)))
  public RestResponse<List<LoopOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT);
    LoopStore.Query wanted =
        new LoopStore.Query(
            query.name("template"),
            query.name("domain"),
            query.name("environment"),
            query.name("event_type"),
            query.metricType("metric_type"),
            query.read("state", LoopsResource::state),
            query.read("status", LoopsResource::isOpen),
            limit,
            query.name("cursor"));
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    environments.check(tenant, wanted.domain(), wanted.environment());
    List<Loop> page = loops.list(tenant, wanted);
    ResponseBuilder<List<LoopOut>> response =
        ResponseBuilder.ok(page.stream().map(loop -> desk.out(tenant, loop)).toList());
    if (page.size() == limit) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, page.getLast().id()));
    }
    return response.build();
  }

  private static LoopState state(String parameter, String text) {
    return LoopState.ofWireName(text)
        .orElseThrow(
            () -> new InvalidInputException(parameter, "must be one of " + LoopState.wireNames()));
  }

  private static Boolean isOpen(String parameter, String text) {
    return switch (text) {
      case "open" -> true;
      case "ended" -> false;
      default -> throw new InvalidInputException(parameter, "must be open or ended");
    };
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "openLoop",
      summary = "Opens a loop by hand",
      description =
          "Of an enabled template, whatever its trigger. Neither cooldown nor volume keeps anybody"
              + " from it; that the template is for the series, by its names, does.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LoopIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The loop.",
      content = @Content(schema = @Schema(implementation = LoopOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  public RestResponse<LoopOut> open(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    String template = fields.name("template", SeriesKey.MAX_NAME_LENGTH);
    String domain = fields.name("domain", SeriesKey.MAX_NAME_LENGTH);
    String eventType = fields.name("event_type", SeriesKey.MAX_NAME_LENGTH);
    MetricType metric = fields.required("metric_type", MetricTypes::parse);
    String why = fields.name("why", Cause.MAX_SEEN_LENGTH);
    fields.finish();
    TenantId tenant = TenantOfRequest.of(request);
    SeriesKey series =
        new SeriesKey(requireNonNull(domain), requireNonNull(eventType), requireNonNull(metric));
    Loop opened =
        desk.open(
            tenant,
            requireNonNull(template),
            series,
            requireNonNull(why),
            auditor.entry(
                request,
                tenant,
                "loop.open",
                requireNonNull(template),
                Map.of("domain", series.domain(), "event_type", series.eventType())));
    return ResponseBuilder.create(RestResponse.Status.CREATED, desk.out(tenant, opened)).build();
  }

  @GET
  @Path("/{id}")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "getLoop",
      summary = "One loop: its record, what it sent, what fresh outcomes show")
  @APIResponse(responseCode = "200", description = "The loop.")
  @APIResponse(responseCode = "404", ref = "404")
  public LoopOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    return desk.detailed(TenantOfRequest.of(request), id);
  }

  @POST
  @Path("/{id}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_APPROVE)
  @Operation(
      operationId = "approveLoop",
      summary = "Says yes to what a loop is about to do",
      description =
          "Where its template names who may, only they do. With step, the place of the step, it is"
              + " said once however often it is sent, and to no other step.")
  @TakesQuery("loop_step")
  @RequestBody(content = @Content(schema = @Schema(implementation = LoopNoteIn.class)))
  @APIResponse(responseCode = "200", description = "The loop as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public LoopOut approve(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Integer step = query.read("step", LoopsResource::step);
    query.finish();
    String note = note(body, request);
    Approver by = approver(id, request);
    return say(id, request, "loop.approve", new LoopInput.Approved(by, note, step));
  }

  private Approver approver(String id, RoutingContext request) {
    return approvers.of(
        TenantOfRequest.of(request),
        id,
        CurrentPrincipal.of(request),
        auditor.author(request).actor());
  }

  private static Integer step(String parameter, String text) {
    if (text.matches("\\d{1,2}")) {
      return Integer.valueOf(text);
    }
    throw new InvalidInputException(parameter, "must be the place of a step, from 0");
  }

  @POST
  @Path("/{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_APPROVE)
  @Operation(
      operationId = "rejectLoop",
      summary = "Says no to what a loop is about to do, and ends it",
      description = "With step, the place of the step, a no meant for it ends no other.")
  @TakesQuery("loop_step")
  @RequestBody(content = @Content(schema = @Schema(implementation = LoopNoteIn.class)))
  @APIResponse(responseCode = "200", description = "The loop as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public LoopOut reject(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Integer step = query.read("step", LoopsResource::step);
    query.finish();
    String note = note(body, request);
    Approver by = approver(id, request);
    return say(id, request, "loop.reject", new LoopInput.Rejected(by, note, step));
  }

  @POST
  @Path("/{id}/actions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "reportAction",
      summary = "Says that what a loop asked for is done, or has failed",
      description =
          "With step, the place of the step, and undo where it is taken back, it is said once"
              + " however often it is sent: the completion_url of a webhook has both.")
  @TakesQuery({"loop_step", "undo"})
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = LoopActionIn.class)))
  @APIResponse(responseCode = "200", description = "The loop as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public LoopOut report(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Integer step = query.read("step", LoopsResource::step);
    boolean isUndo = query.flag("undo");
    query.finish();
    BodyFields fields = Bodies.fields(body, request);
    Boolean isDone = fields.required("status", LoopsResource::isDone);
    String note = fields.optionalName("note", MAX_NOTE_LENGTH);
    fields.finish();
    return say(
        id,
        request,
        "loop.report",
        new LoopInput.Reported(
            name(request),
            requireNonNull(isDone),
            note,
            step == null ? null : new LoopInput.Task(step, isUndo)));
  }

  private static Boolean isDone(String pointer, String text) {
    return switch (text) {
      case "done" -> true;
      case "failed" -> false;
      default -> throw new InvalidInputException(pointer, "must be done or failed");
    };
  }

  @POST
  @Path("/{id}/notes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(operationId = "noteOnLoop", summary = "Writes a line into the record of a loop")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = LoopNoteIn.class)))
  @APIResponse(responseCode = "200", description = "The loop as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  public LoopOut note(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    String note = fields.name("note", MAX_NOTE_LENGTH);
    fields.finish();
    return say(id, request, "loop.note", new LoopInput.Noted(name(request), requireNonNull(note)));
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "cancelLoop",
      summary = "Ends a loop",
      description = "What it has changed stays as it is.")
  @RequestBody(content = @Content(schema = @Schema(implementation = LoopNoteIn.class)))
  @APIResponse(responseCode = "200", description = "The loop as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public LoopOut cancel(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    return say(
        id, request, "loop.cancel", new LoopInput.Cancelled(name(request), note(body, request)));
  }

  @POST
  @Path("/{id}/verify")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "verifyLoop",
      summary = "Compares fresh outcomes now",
      description =
          "A loop that verifies does so by itself; asking sooner changes nothing of the verdict.")
  @APIResponse(responseCode = "200", description = "The loop as it is then.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public LoopOut verify(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    desk.verify(tenant, id);
    return desk.detailed(tenant, id);
  }

  private LoopOut say(String id, RoutingContext request, String action, LoopInput input) {
    TenantId tenant = TenantOfRequest.of(request);
    return desk.move(tenant, id, input, auditor.entry(request, tenant, action, id, Map.of()));
  }

  private static String name(RoutingContext request) {
    return CurrentPrincipal.of(request).name();
  }

  private static @Nullable String note(InputStream body, RoutingContext request) {
    BodyFields fields = Bodies.fields(body, request);
    String note = fields.optionalName("note", MAX_NOTE_LENGTH);
    fields.finish();
    return note == null ? null : Text.storable("/note", note);
  }
}
