package dev.trimtab.server.templates;

import dev.trimtab.client.TemplateCheckOut;
import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TemplateSimulationOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Step;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.loop.TemplateStore.Version;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.config.LoopsConfig;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Keeps loop templates, checks them, and replays them on what is stored. */
@Path("/v1/improvements/templates")
@Tag(name = "Improvement")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class TemplatesResource {
  private static final String YAML = "application/yaml";
  private static final String OLD_YAML = "application/x-yaml";
  private static final String TEXT_YAML = "text/yaml";
  private static final Duration USUAL_TIME = Duration.ofDays(30);

  /** One byte more than a document may have is enough to be told that it is too long. */
  private static final int MOST_BYTES = TreeReader.MOST_BYTES + 1;

  private final TemplateStore store;
  private final StoredTemplates templates;
  private final TemplateReplay replay;
  private final Auditor auditor;
  private final LoopsConfig config;
  private final InstantSource clock;

  TemplatesResource(
      TemplateStore store,
      StoredTemplates templates,
      TemplateReplay replay,
      Auditor auditor,
      LoopsConfig config,
      InstantSource clock) {
    this.store = store;
    this.templates = templates;
    this.replay = replay;
    this.auditor = auditor;
    this.config = config;
    this.clock = clock;
  }

  @GET
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(operationId = "listTemplates", summary = "Lists loop templates, by name")
  @APIResponse(
      responseCode = "200",
      description = "All templates.",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = TemplateOut.class)))
  public List<TemplateOut> list(@Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    return store.list(tenant).stream().map(version -> out(tenant, version, false)).toList();
  }

  @POST
  @Consumes({YAML, OLD_YAML, TEXT_YAML, MediaType.APPLICATION_JSON})
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "createTemplate",
      summary = "Stores a new loop template",
      description =
          "The document of a template, in YAML or JSON; its name is in it. One that calls a webhook"
              + " before an approval takes the scope improvements:approve too.")
  @RequestBody(
      required = true,
      content = {@Content(mediaType = YAML), @Content(mediaType = MediaType.APPLICATION_JSON)})
  @APIResponse(
      responseCode = "201",
      description = "The template.",
      content = @Content(schema = @Schema(implementation = TemplateOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  public RestResponse<TemplateOut> create(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    String document = document(body, request);
    LoopTemplate template = TemplateReader.read(document).orThrow();
    checkApproval(request, template);
    String name = template.name();
    TenantId tenant = TenantOfRequest.of(request);
    if (store.find(tenant, name).isPresent()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "there is a template of this name: replace it by PUT");
    }
    Version stored = put(request, tenant, name, document);
    return ResponseBuilder.create(RestResponse.Status.CREATED, out(tenant, stored, true)).build();
  }

  @POST
  @Path("/validate")
  @Consumes({YAML, OLD_YAML, TEXT_YAML, MediaType.APPLICATION_JSON})
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "validateTemplate",
      summary = "Says what is wrong with a document, and where",
      description = "Nothing is stored.")
  @RequestBody(
      required = true,
      content = {@Content(mediaType = YAML), @Content(mediaType = MediaType.APPLICATION_JSON)})
  @APIResponse(responseCode = "200", description = "What is wrong with it, if anything.")
  public TemplateCheckOut validate(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantOfRequest.of(request);
    return TemplateWire.check(TemplateReader.read(document(body, request)));
  }

  @POST
  @Path("/simulate")
  @Consumes({YAML, OLD_YAML, TEXT_YAML, MediaType.APPLICATION_JSON})
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "simulateTemplateDocument",
      summary = "When a template that is not stored would have opened loops",
      description = "As the simulation of a stored one. Nothing is stored.")
  @TakesQuery({"simulated_since", "simulated_until"})
  @RequestBody(
      required = true,
      content = {@Content(mediaType = YAML), @Content(mediaType = MediaType.APPLICATION_JSON)})
  @APIResponse(responseCode = "200", description = "What would have happened.")
  public TemplateSimulationOut simulateDocument(InputStream body, @Context RoutingContext request) {
    return simulate(request, TemplateReader.read(document(body, request)).orThrow());
  }

  @GET
  @Path("/{name}")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(operationId = "getTemplate", summary = "One loop template with its document")
  @APIResponse(responseCode = "200", description = "The template.")
  @APIResponse(responseCode = "404", ref = "404")
  public TemplateOut get(@PathParam("name") String name, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    return out(tenant, find(tenant, name), true);
  }

  @PUT
  @Path("/{name}")
  @Consumes({YAML, OLD_YAML, TEXT_YAML, MediaType.APPLICATION_JSON})
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "putTemplate",
      summary = "Stores the next version of a loop template, or its first",
      description =
          "Loops that are open go on with the version they began with. The same document again"
              + " stores nothing.")
  @RequestBody(
      required = true,
      content = {@Content(mediaType = YAML), @Content(mediaType = MediaType.APPLICATION_JSON)})
  @APIResponse(responseCode = "200", description = "The template as it is now.")
  public TemplateOut replace(
      @PathParam("name") String name, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    String document = document(body, request);
    LoopTemplate template = TemplateReader.read(document).orThrow();
    if (!template.name().equals(name)) {
      throw new InvalidInputException("/name", "must be " + name + ", as in the path of the call");
    }
    checkApproval(request, template);
    TenantId tenant = TenantOfRequest.of(request);
    return out(tenant, put(request, tenant, name, document), true);
  }

  @DELETE
  @Path("/{name}")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "deleteTemplate",
      summary = "Deletes a loop template",
      description = "Loops that are open go on.")
  @APIResponse(responseCode = "204", description = "It opens no more loops.")
  @APIResponse(responseCode = "404", ref = "404")
  public void delete(@PathParam("name") String name, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    AuditEntry entry = auditor.entry(request, tenant, "template.delete", name, Map.of());
    if (!store.delete(tenant, name, entry)) {
      throw unknown();
    }
  }

  @POST
  @Path("/{name}/enable")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(operationId = "enableTemplate", summary = "Has a loop template open loops")
  @APIResponse(responseCode = "200", description = "The template as it is now.")
  @APIResponse(responseCode = "404", ref = "404")
  public TemplateOut enable(@PathParam("name") String name, @Context RoutingContext request) {
    return enable(name, true, request);
  }

  @POST
  @Path("/{name}/disable")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "disableTemplate",
      summary = "Has a loop template open no more loops",
      description = "Loops that are open go on.")
  @APIResponse(responseCode = "200", description = "The template as it is now.")
  @APIResponse(responseCode = "404", ref = "404")
  public TemplateOut disable(@PathParam("name") String name, @Context RoutingContext request) {
    return enable(name, false, request);
  }

  @POST
  @Path("/{name}/simulate")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "simulateTemplate",
      summary = "When a loop template would have opened loops",
      description =
          "Replayed on the stored events of the last 30 days, unless asked otherwise, of at most 100"
              + " series and 20,000 events of each, 200,000 in all.")
  @TakesQuery({"simulated_since", "simulated_until"})
  @APIResponse(responseCode = "200", description = "What would have happened.")
  @APIResponse(responseCode = "404", ref = "404")
  public TemplateSimulationOut simulate(
      @PathParam("name") String name, @Context RoutingContext request) {
    TenantId tenant = TenantOfRequest.of(request);
    return simulate(request, templates.reading(tenant, find(tenant, name)).orThrow());
  }

  private TemplateSimulationOut simulate(RoutingContext request, LoopTemplate template) {
    QueryParameters query = QueryParameters.of(request);
    Instant since = query.time("since");
    Instant until = query.time("until");
    query.finish();
    Instant end = until == null ? clock.instant() : until;
    Instant start = since == null ? end.minus(USUAL_TIME) : since;
    if (!start.isBefore(end)) {
      throw new InvalidInputException("until", "must be after since");
    }
    return replay.run(TenantOfRequest.of(request), template, start, end);
  }

  private TemplateOut enable(String name, boolean isEnabled, RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    String action = isEnabled ? "template.enable" : "template.disable";
    AuditEntry entry = auditor.entry(request, tenant, action, name, Map.of());
    if (!store.enable(tenant, name, isEnabled, entry)) {
      throw unknown();
    }
    return out(tenant, find(tenant, name), true);
  }

  /** Who may not approve cannot have anything called without somebody's yes either. */
  private static void checkApproval(RoutingContext request, LoopTemplate template) {
    if (!CurrentPrincipal.of(request).may(Scope.IMPROVEMENTS_APPROVE) && actsUnasked(template)) {
      throw new ForbiddenException(
          "a template that calls a webhook before an approval, or approves at a timeout, needs the"
              + " scope improvements:approve");
    }
  }

  private static boolean actsUnasked(LoopTemplate template) {
    boolean isAsked = false;
    for (Step step : template.steps()) {
      if (step instanceof Step.Approve approval) {
        isAsked = approval.atTimeout() != Step.AtTimeout.APPROVE;
      } else if (step instanceof Step.Act act
          && act.action() instanceof Step.CallWebhook
          && !isAsked) {
        return true;
      }
    }
    return false;
  }

  private Version put(RoutingContext request, TenantId tenant, String name, String document) {
    AuditEntry entry = auditor.entry(request, tenant, "template.put", name, Map.of());
    return store
        .put(tenant, name, document, clock.instant(), config.templates(), entry)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "/name",
                    "would be one more template than the " + config.templates() + " there may be"));
  }

  private static String document(InputStream body, RoutingContext request) {
    return Bodies.text(body, request, MOST_BYTES);
  }

  private TemplateOut out(TenantId tenant, Version version, boolean isWhole) {
    return TemplateWire.out(version, templates.reading(tenant, version), isWhole);
  }

  private Version find(TenantId tenant, String name) {
    return store.find(tenant, name).orElseThrow(TemplatesResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(ProblemKind.NOT_FOUND, "no template has this name");
  }
}
