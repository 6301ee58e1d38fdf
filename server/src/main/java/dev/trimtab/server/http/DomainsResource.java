package dev.trimtab.server.http;

import dev.trimtab.client.DomainIn;
import dev.trimtab.client.DomainOut;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.DomainSettingsStore.Listed;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.config.DomainsConfig;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.server.domains.Wishes;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Lists domains, and keeps what is known about them beside their outcomes. */
@Path("/v1/domains")
@Tag(name = "Context")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class DomainsResource {
  private static final int DEFAULT_LIMIT = 50;

  private final DomainSettingsStore settings;
  private final OutcomeStore outcomes;
  private final DomainRules rules;
  private final Wishes wishes;
  private final Auditor auditor;
  private final DomainsConfig config;
  private final InstantSource clock;

  DomainsResource(
      DomainSettingsStore settings,
      OutcomeStore outcomes,
      DomainRules rules,
      Wishes wishes,
      Auditor auditor,
      DomainsConfig config,
      InstantSource clock) {
    this.settings = settings;
    this.outcomes = outcomes;
    this.rules = rules;
    this.wishes = wishes;
    this.auditor = auditor;
    this.config = config;
    this.clock = clock;
  }

  /** A page, by name; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "listDomains",
      summary = "Lists the domains that have outcomes or settings, by name")
  @TakesQuery({"limit", "cursor"})
  @APIResponse(
      responseCode = "200",
      description = "A page of domains.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DomainOut.class)))
  public RestResponse<List<DomainOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT);
    EventQuery.Cursor after = query.read("cursor", Cursors::read);
    query.finish();
    List<Listed> found =
        settings.list(TenantOfRequest.of(request), after == null ? null : after.id(), limit + 1);
    List<DomainOut> page =
        found.stream()
            .limit(limit)
            .map(domain -> DomainReader.out(domain.domain(), domain.settings()))
            .toList();
    ResponseBuilder<List<DomainOut>> response = ResponseBuilder.ok(page);
    if (found.size() > limit) {
      EventQuery.Cursor next = new EventQuery.Cursor(Instant.EPOCH, page.getLast().domain());
      response.header(HttpHeaders.LINK, PageLinks.next(request, Cursors.write(next)));
    }
    return response.build();
  }

  @GET
  @Path("/{domain}")
  @Allowed(Scope.OUTCOMES_READ)
  @Operation(
      operationId = "getDomain",
      summary = "What is known about a domain beside its outcomes",
      description = "A slash in the name is sent as %2F.")
  @APIResponse(responseCode = "200", description = "The domain; null for what was never said.")
  @APIResponse(responseCode = "404", ref = "404")
  public DomainOut get(@PathParam("domain") String domain, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    String name = checked(domain);
    Optional<DomainSettings> known = settings.find(tenant, name);
    if (known.isEmpty() && outcomes.inventory(tenant, name, 1).domainCount() == 0) {
      throw new ProblemException(
          ProblemKind.NOT_FOUND, "no domain of that name has outcomes or settings");
    }
    return DomainReader.out(name, known.orElse(null));
  }

  @PUT
  @Path("/{domain}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "putDomain",
      summary = "Replaces the settings of a domain",
      description =
          "What is left out is not set afterwards. A declared score range holds for every"
              + " quality_score recorded from then on, and a direction for trends of that event"
              + " type: here at once, on other servers of the same store within seconds. A slash"
              + " in the name is sent as %2F.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DomainIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "The settings as they are now.",
      content = @Content(schema = @Schema(implementation = DomainOut.class)))
  public DomainOut put(
      @PathParam("domain") String domain, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    DomainSettings asked =
        DomainReader.read(SystemDomain.refused("domain", checked(domain)), fields, clock.instant());
    DomainOut out = DomainReader.out(asked.domain(), asked);
    AuditEntry entry =
        auditor.entry(request, tenant, "domain.put", asked.domain(), Map.of("settings", out));
    if (!settings.put(tenant, asked, config.withSettings(), entry)) {
      throw new InvalidInputException(
          "domain",
          "would be one more with settings than the " + config.withSettings() + " there may be");
    }
    rules.refresh();
    wishes.refresh();
    return out;
  }

  private static String checked(String domain) {
    return Text.name("domain", domain, SeriesKey.MAX_NAME_LENGTH);
  }
}
