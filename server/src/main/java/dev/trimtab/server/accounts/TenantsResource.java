package dev.trimtab.server.accounts;

import dev.trimtab.client.TenantOut;
import dev.trimtab.client.TenantSettingsWire;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.PageLinks;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.AuditEntry;
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
  private final TenantDefaults defaults;
  private final TenantChanges changes;
  private final Auditor auditor;
  private final InstantSource clock;

  TenantsResource(
      TenantStore tenants,
      TenantDefaults defaults,
      TenantChanges changes,
      Auditor auditor,
      InstantSource clock) {
    this.tenants = tenants;
    this.defaults = defaults;
    this.changes = changes;
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
    TenantId after = query.read("cursor", TenantNames::read);
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
    return TenantWire.out(find(TenantNames.administered(id, request)), defaults.settings());
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
    TenantId tenant = TenantNames.operated(id, request);
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
    changes.spread();
    return TenantWire.out(find(tenant), defaults.settings());
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
    TenantId tenant = TenantNames.operated(id, request);
    boolean known =
        tenants.delete(
            tenant,
            clock.instant(),
            auditor.entry(request, tenant, AuditEntry.TENANT_DELETE, tenant.value(), Map.of()));
    if (!known) {
      throw unknown();
    }
    changes.spread();
    return Response.accepted().build();
  }

  private Tenant find(TenantId tenant) {
    return tenants.find(tenant).orElseThrow(TenantsResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemKind.NOT_FOUND,
        "there is no tenant of that name: it has neither keys, events nor settings");
  }
}
