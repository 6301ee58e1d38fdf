package dev.trimtab.server.accounts;

import dev.trimtab.client.AuditOut;
import dev.trimtab.client.JsonText;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.PageLinks;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.AuditPage;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The audit log, to be read and nothing else. The operator sees all of it, a tenant's admin what
 * was about that tenant.
 */
@Path("/v1/audit")
@Tag(name = "Accounts")
@Allowed(Scope.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final int DEFAULT_LIMIT = 50;

  private final AuditLog log;

  AuditResource(AuditLog log) {
    this.log = log;
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Operation(
      operationId = "listAudit",
      summary = "Who changed what, newest first",
      description =
          "Every change to keys, settings and tenants, every export, and credentials that were"
              + " refused. A page may be short, even empty, and still have a next one: it stops"
              + " after a bounded number of entries looked at.")
  @TakesQuery({"action", "actor", "since", "until", "limit", "cursor"})
  @APIResponse(
      responseCode = "200",
      description = "A page of entries.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = AuditOut.class)))
  public RestResponse<List<AuditOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    AuditQuery wanted = auditQuery(query);
    query.finish();
    Optional<TenantId> tenant = TenantOfRequest.ifAny(request);
    AuditPage page = log.entries(tenant.orElse(null), wanted);
    ResponseBuilder<List<AuditOut>> answer =
        ResponseBuilder.ok(page.entries().stream().map(AuditResource::out).toList());
    AuditQuery.Cursor next = page.next();
    if (next != null) {
      answer.header(HttpHeaders.LINK, PageLinks.next(request, AuditCursors.write(next)));
    }
    return answer.build();
  }

  private static AuditQuery auditQuery(QueryParameters query) {
    String action = query.name("action");
    String actor = query.name("actor");
    TimeRange range = query.range();
    return new AuditQuery(
        action,
        actor,
        range.since(),
        range.until(),
        query.integer("limit", DEFAULT_LIMIT, 1, AuditQuery.MAX_LIMIT),
        query.read("cursor", AuditCursors::read));
  }

  private static AuditOut out(AuditEntry entry) {
    return new AuditOut(
        entry.at(),
        KeyWire.tenantId(entry.tenant()),
        entry.actor(),
        entry.keyId(),
        entry.address(),
        entry.action(),
        entry.subject(),
        new JsonText(entry.detail()));
  }
}
