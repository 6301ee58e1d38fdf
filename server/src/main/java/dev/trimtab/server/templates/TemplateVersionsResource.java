package dev.trimtab.server.templates;

import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TemplateVersionOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.loop.TemplateStore.Version;
import dev.trimtab.loop.TemplateStore.Written;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.PageLinks;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** Shows what a loop template said before. */
@Path("/v1/improvements/templates/{name}/versions")
@Tag(name = "Improvement")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class TemplateVersionsResource {
  private static final int DEFAULT_LIMIT = 50;

  private final TemplateStore store;
  private final StoredTemplates templates;

  TemplateVersionsResource(TemplateStore store, StoredTemplates templates) {
    this.store = store;
    this.templates = templates;
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "listTemplateVersions",
      summary = "Lists the versions of a loop template, newest first",
      description = "Also of one that was deleted.")
  @TakesQuery({"limit", "cursor"})
  @APIResponse(
      responseCode = "200",
      description = "A page of versions.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(
              schema = @Schema(type = SchemaType.ARRAY, implementation = TemplateVersionOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  public RestResponse<List<TemplateVersionOut>> list(
      @PathParam("name") String name, @Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT);
    Integer before = query.read("cursor", TemplateVersionsResource::number);
    query.finish();
    List<Written> found =
        store.versions(
            TenantOfRequest.of(request),
            name,
            before == null ? Integer.MAX_VALUE : before,
            limit + 1);
    if (found.isEmpty() && before == null) {
      throw unknown("no template has this name, nor ever had");
    }
    List<TemplateVersionOut> page =
        found.stream().limit(limit).map(TemplateVersionsResource::out).toList();
    ResponseBuilder<List<TemplateVersionOut>> response = ResponseBuilder.ok(page);
    if (found.size() > limit) {
      String next = String.valueOf(page.getLast().version());
      response.header(HttpHeaders.LINK, PageLinks.next(request, next));
    }
    return response.build();
  }

  @GET
  @Path("/{version}")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "getTemplateVersion",
      summary = "One version of a loop template with its document",
      description =
          "Also of one that was deleted. Only the version that holds opens loops: `enabled` is false"
              + " of all others. To have it hold again, PUT its document as the next version.")
  @APIResponse(responseCode = "200", description = "The template as it was.")
  @APIResponse(responseCode = "404", ref = "404")
  public TemplateOut get(
      @PathParam("name") String name,
      @PathParam("version") @Schema(type = SchemaType.INTEGER, minimum = "1") String version,
      @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    int number = number("version", version);
    Version found =
        store
            .find(tenant, name, number)
            .orElseThrow(() -> unknown("no template has this name and version"));
    Optional<Version> current = store.find(tenant, name);
    boolean holds = current.isPresent() && current.get().version() == number;
    return TemplateWire.out(
        holds ? found : disabled(found), templates.reading(tenant, found), true);
  }

  private static Version disabled(Version version) {
    return new Version(
        version.name(), version.version(), version.document(), false, version.at(), version.by());
  }

  private static Integer number(String parameter, String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new InvalidInputException(parameter, "must be the number of a version, from 1");
    }
    return Integer.valueOf(text);
  }

  private static TemplateVersionOut out(Written written) {
    return new TemplateVersionOut(
        written.version(), written.isCurrent(), written.at(), written.by());
  }

  private static ProblemException unknown(String what) {
    return new ProblemException(ProblemKind.NOT_FOUND, what);
  }
}
