package dev.trimtab.server.intakes;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.trimtab.client.IntakeChange;
import dev.trimtab.client.IntakeIn;
import dev.trimtab.client.IntakeOut;
import dev.trimtab.client.TransitionIn;
import dev.trimtab.client.TriageIn;
import dev.trimtab.client.TriageOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStatus;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.IntakeStore.Order;
import dev.trimtab.intake.IntakeStore.Place;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.Transition;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.AuditAuthor;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Submits research requests, lists them, and moves them through their lives. */
@Path("/v1/improvements/intakes")
@Tag(name = "Improvement")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class IntakesResource {
  /** Said where there is none. */
  static final String UNKNOWN = "no research request has this id";

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST_AT_ONCE = 100;

  private final IntakeStore store;
  private final Intakes intakes;
  private final Auditor auditor;

  IntakesResource(IntakeStore store, Intakes intakes, Auditor auditor) {
    this.store = store;
    this.intakes = intakes;
    this.auditor = auditor;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "submitIntake",
      summary = "Submits a research request",
      description =
          "It begins as submitted, and moves by its transitions alone. A tenant may have"
              + " trimtab.limits.intakes-per-tenant of them; one more is answered with 422.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = IntakeIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The research request, stored.",
      content = @Content(schema = @Schema(implementation = IntakeOut.class)))
  public RestResponse<IntakeOut> submit(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    Request asked = RequestParts.whole(fields);
    return RestResponse.status(
        Status.CREATED,
        IntakeWire.out(tenant, intakes.submit(tenant, asked, auditor.author(request))));
  }

  /** A page; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "listIntakes",
      summary = "Lists research requests, newest first or by the quality of their signals",
      description =
          "A search looks through the title, the summary, the source and the key findings. A page"
              + " looks at no more than 10,000 of them, 2,000 where a text is searched: it may hold"
              + " fewer than its limit, or none, and yet name a next one.")
  @TakesQuery({
    "q",
    "intake_status",
    "research_type",
    "urgency",
    "category",
    "impact_area",
    "domain",
    "loop_id",
    "generated",
    "intake_order",
    "limit",
    "cursor"
  })
  @APIResponse(
      responseCode = "200",
      description = "A page of research requests.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = IntakeOut.class)))
  public RestResponse<List<IntakeOut>> list(@Context RoutingContext request) {
    IntakeStore.Query wanted = wanted(QueryParameters.of(request));
    TenantId tenant = TenantOfRequest.of(request);
    IntakeStore.Page page = store.list(tenant, wanted);
    ResponseBuilder<List<IntakeOut>> response =
        ResponseBuilder.ok(
            page.intakes().stream().map(intake -> IntakeWire.out(tenant, intake)).toList());
    Place next = page.next();
    if (next != null) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, IntakeCursors.write(next)));
    }
    return response.build();
  }

  private static IntakeStore.Query wanted(QueryParameters query) {
    Set<IntakeStatus> statuses = query.read("status", Words::statuses);
    IntakeFilter filter =
        new IntakeFilter(
            query.name("q"),
            statuses == null ? Set.of() : statuses,
            query.read("research_type", Words::researchType),
            query.read("urgency", Words::urgency),
            query.name("category"),
            query.name("impact_area"),
            query.name("domain"),
            query.name("loop_id"),
            query.read("generated", Words::trueOrFalse));
    Order order = query.read("order", Words::order);
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT);
    Place after = query.read("cursor", IntakeCursors::read);
    query.finish();
    return new IntakeStore.Query(filter, requireNonNullElse(order, Order.NEWEST), limit, after);
  }

  @GET
  @Path("/{id}")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(operationId = "getIntake", summary = "One research request")
  @APIResponse(responseCode = "200", description = "The research request.")
  @APIResponse(responseCode = "404", ref = "404")
  public IntakeOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    return store
        .find(tenant, Words.id(id))
        .map(intake -> IntakeWire.out(tenant, intake))
        .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND, UNKNOWN));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "changeIntake",
      summary = "Writes parts of a research request anew",
      description =
          "Each part that is sent replaces the one before as a whole; the others stay. Where it"
              + " stands is changed by its transitions alone.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = IntakeChange.class)))
  @APIResponse(
      responseCode = "200",
      description = "The research request as it is now.",
      content = @Content(schema = @Schema(implementation = IntakeOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public IntakeOut change(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    RequestParts parts = RequestParts.some(fields);
    Integer seen = seen(fields);
    fields.finish();
    if (parts.names().isEmpty()) {
      throw new InvalidInputException("", "must have a part that is to be written anew");
    }
    AuditAuthor author = auditor.author(request);
    return IntakeWire.out(
        tenant, intakes.rewrite(tenant, Words.id(id), parts, seen, author).orRefusal(UNKNOWN));
  }

  @POST
  @Path("/{id}/transition")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "moveIntake",
      summary = "Moves a research request through its life",
      description =
          "submitted to triaged; triaged to analyzing; analyzing to accepted, deferred or rejected;"
              + " deferred to triaged; accepted to tracked. Any other is answered with 409, which"
              + " says what is allowed. Who decided is whose credentials were used.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TransitionIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "The research request as it is now.",
      content = @Content(schema = @Schema(implementation = IntakeOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public IntakeOut move(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    Integer seen = seen(fields);
    AuditAuthor author = auditor.author(request);
    Transition transition = transition(fields, author);
    return IntakeWire.out(
        tenant, intakes.move(tenant, Words.id(id), transition, seen, author).orRefusal(UNKNOWN));
  }

  @POST
  @Path("/triage")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "triageIntakes",
      summary = "Moves several research requests at once",
      description =
          "Each is moved for itself, and the answer says what became of it: one that cannot be"
              + " moved holds up no other.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TriageIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "What became of each.",
      content = @Content(schema = @Schema(implementation = TriageOut.class)))
  public TriageOut triage(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    List<String> ids = ids(fields);
    AuditAuthor author = auditor.author(request);
    Transition transition = transition(fields, author);
    List<TriageOut.Result> results =
        ids.stream()
            .map(id -> IntakeWire.result(id, intakes.move(tenant, id, transition, null, author)))
            .toList();
    return new TriageOut((int) results.stream().filter(TriageOut.Result::moved).count(), results);
  }

  private static List<String> ids(BodyFields fields) {
    List<String> ids = fields.texts("ids");
    if ((ids.isEmpty() || ids.size() > MOST_AT_ONCE) && !fields.isFaulty()) {
      fields.fault("ids", "must be 1 to " + MOST_AT_ONCE);
    }
    for (int i = 0; i < ids.size(); i++) {
      String pointer = "/ids/" + i;
      String id = ids.get(i);
      fields.attempt(() -> Text.name(pointer, id, Origin.MAX_ID_LENGTH));
    }
    return ids;
  }

  private static Transition transition(BodyFields fields, AuditAuthor author) {
    IntakeStatus to = fields.required("to", Words::status);
    String rationale = fields.optional("rationale", Words::asSent);
    List<String> items = fields.has("action_items") ? fields.texts("action_items") : null;
    Transition transition =
        fields.make(
            () ->
                new Transition(
                    requireNonNullElse(to, IntakeStatus.SUBMITTED),
                    author.actor(),
                    author.clock().instant(),
                    rationale,
                    items));
    fields.finish();
    return requireNonNull(transition);
  }

  private static @Nullable Integer seen(BodyFields fields) {
    return fields.optionalInteger("revision", 0, Integer.MAX_VALUE);
  }
}
