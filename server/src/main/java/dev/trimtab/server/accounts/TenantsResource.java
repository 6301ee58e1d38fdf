package dev.trimtab.server.accounts;

import dev.trimtab.client.ExpiryOut;
import dev.trimtab.client.TenantOut;
import dev.trimtab.client.TenantSettingsWire;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.retention.KeepingRules;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.ApiKeys;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.PageLinks;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.server.jobs.KeepingJob;
import dev.trimtab.server.quota.TenantQuotas;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.TenantStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/**
 * Tenants and their settings. The operator sees and sets all; a tenant's admin sees its own and
 * sets nothing, as what is kept fills the operator's disk.
 */
@Path("/v1/tenants")
@Tag(name = "Accounts")
@Allowed(Scope.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class TenantsResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 1_000;

  private final TenantStore tenants;
  private final RetentionStore retention;
  private final KeepingRules rules;
  private final KeepingJob keeping;
  private final ApiKeys keys;
  private final Auditor auditor;
  private final InstantSource clock;
  private final TenantQuotas quotas;

  TenantsResource(
      TenantStore tenants,
      RetentionStore retention,
      KeepingRules rules,
      KeepingJob keeping,
      ApiKeys keys,
      Auditor auditor,
      InstantSource clock,
      TenantQuotas quotas) {
    this.quotas = quotas;
    this.tenants = tenants;
    this.retention = retention;
    this.rules = rules;
    this.keeping = keeping;
    this.keys = keys;
    this.auditor = auditor;
    this.clock = clock;
  }

  /** A page of tenants by name; the next one is named in the Link header. */
  @GET
  @Operation(operationId = "listTenants", summary = "Every tenant the caller administers, by name")
  @TakesQuery({"limit", "cursor"})
  @APIResponse(
      responseCode = "200",
      description = "A page of tenants.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = TenantOut.class)))
  public RestResponse<List<TenantOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    TenantId after = query.read("cursor", TenantsResource::tenant);
    query.finish();
    Optional<TenantId> own = TenantOfRequest.ifAny(request);
    if (own.isPresent()) {
      return RestResponse.ok(List.of(TenantWire.out(find(own.get()))));
    }
    List<Tenant> found = tenants.list(after, limit + 1);
    List<Tenant> page = found.subList(0, Math.min(limit, found.size()));
    ResponseBuilder<List<TenantOut>> answer =
        ResponseBuilder.ok(page.stream().map(TenantWire::out).toList());
    if (found.size() > limit) {
      String last = page.getLast().id().value();
      answer.header(
          HttpHeaders.LINK,
          PageLinks.next(request, URLEncoder.encode(last, StandardCharsets.UTF_8)));
    }
    return answer.build();
  }

  /** One tenant. */
  @GET
  @Path("/{id}")
  @Operation(operationId = "getTenant", summary = "One tenant, its settings and what it holds")
  @APIResponse(
      responseCode = "200",
      description = "The tenant.",
      content = @Content(schema = @Schema(implementation = TenantOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  public TenantOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    return TenantWire.out(find(administered(id, request)));
  }

  /** Replaces the settings of a tenant. */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putTenant",
      summary = "Replaces the settings of a tenant",
      description =
          "What the body leaves out is the server's default again. The tenant need not exist"
              + " before. Only the operator sets them.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TenantSettingsWire.class)))
  @APIResponse(
      responseCode = "200",
      description = "The tenant as it now is.",
      content = @Content(schema = @Schema(implementation = TenantOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  public TenantOut put(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantSettings settings = TenantWire.read(Bodies.fields(body, request));
    TenantId tenant = operated(id, request);
    TenantSettings before =
        tenants.find(tenant).map(Tenant::settings).orElse(TenantSettings.DEFAULT);
    tenants.put(
        tenant,
        settings,
        clock.instant(),
        auditor.entry(
            request,
            tenant,
            "tenant.update",
            tenant.value(),
            Map.of("before", TenantWire.out(before), "after", TenantWire.out(settings))));
    quotas.refresh();
    keeping.wake();
    return TenantWire.out(find(tenant));
  }

  /** What a retention would remove today. */
  @GET
  @Path("/{id}/expiry")
  @Operation(
      operationId = "previewRetention",
      summary = "What a retention would remove today",
      description = "Removes nothing. Events that arrive meanwhile are not foreseen.")
  @TakesQuery({"raw_days", "rollup_days"})
  @APIResponse(
      responseCode = "200",
      description = "What would go, and what would stay.",
      content = @Content(schema = @Schema(implementation = ExpiryOut.class)))
  public ExpiryOut expiry(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    Integer rawDays = query.read("raw_days", TenantsResource::days);
    Integer rollupDays = query.read("rollup_days", TenantsResource::days);
    query.finish();
    TenantId tenant = administered(id, request);
    Cutoffs cutoffs = rules.cutoffs(new Retention(rawDays, rollupDays), clock.instant());
    return new ExpiryOut(retention.countExpired(tenant, cutoffs), TenantWire.out(cutoffs));
  }

  /** Deletes a tenant and all of its data. */
  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "deleteTenant",
      summary = "Deletes a tenant and all of its data",
      description =
          "Its keys are refused at once, and every call about it is answered with 409 until the"
              + " last of its rows is gone: then it is unknown (404), and its name is free. What"
              + " the audit log says about it stays. Only the operator deletes tenants.")
  @APIResponse(responseCode = "202", description = "It is being deleted.")
  @APIResponse(responseCode = "404", ref = "404")
  public Response delete(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = operated(id, request);
    boolean known =
        tenants.delete(
            tenant,
            clock.instant(),
            auditor.entry(request, tenant, AuditEntry.TENANT_DELETE, tenant.value(), Map.of()));
    if (!known) {
      throw unknown();
    }
    keys.refresh();
    quotas.refresh();
    keeping.wake();
    return Response.accepted().build();
  }

  private static Integer days(String parameter, String text) {
    try {
      int days = Integer.parseInt(text);
      if (days >= 0 && days <= Retention.MAX_DAYS) {
        return days;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as a number out of bounds is
    }
    throw new InvalidInputException(
        parameter, "must be a whole number from 1 to " + Retention.MAX_DAYS + ", or 0 for ever");
  }

  private Tenant find(TenantId tenant) {
    return tenants.find(tenant).orElseThrow(TenantsResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemKind.NOT_FOUND,
        "there is no tenant of that name: it has neither keys, events nor settings");
  }

  /** The tenant of that name, where the caller administers it. */
  private static TenantId administered(String id, RoutingContext request) {
    TenantId named = tenant("id", id);
    Optional<TenantId> within = TenantOfRequest.ifAny(request);
    if (within.isPresent() && !within.get().equals(named)) {
      throw new ForbiddenException(
          "these credentials administer the tenant " + within.get() + " alone");
    }
    return named;
  }

  /** The same, for what the operator alone may do. */
  private static TenantId operated(String id, RoutingContext request) {
    TenantId named = administered(id, request);
    if (!CurrentPrincipal.of(request).isOperator()) {
      throw new ForbiddenException("only the operator sets and deletes tenants");
    }
    return named;
  }

  private static TenantId tenant(String parameter, String name) {
    try {
      return new TenantId(name);
    } catch (InvalidInputException invalid) {
      throw new InvalidInputException(parameter, invalid.faults().getFirst().detail());
    }
  }
}
