package dev.trimtab.server.templates;

import dev.trimtab.client.LibraryTemplateOut;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.server.auth.Open;
import dev.trimtab.server.http.QueryParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the templates that come with the server, and the schema of their language. */
@Tag(name = "Improvement")
@RunOnVirtualThread
@Path("/v1/improvements")
public final class TemplateLibraryResource {
  @GET
  @Path("/template-library")
  @Open
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listLibraryTemplates",
      summary = "Ten loop templates to begin with, each explained")
  @APIResponse(
      responseCode = "200",
      description = "The library.",
      content =
          @Content(
              schema = @Schema(type = SchemaType.ARRAY, implementation = LibraryTemplateOut.class)))
  public List<LibraryTemplateOut> library(@Context RoutingContext request) {
    QueryParameters.none(request);
    return TemplateLibrary.templates().stream().map(TemplateLibraryResource::out).toList();
  }

  private static LibraryTemplateOut out(LoopTemplate template) {
    return new LibraryTemplateOut(
        template.name(),
        template.description(),
        TemplateLibrary.document(template.name()).orElseThrow());
  }

  @GET
  @Path("/template-schema")
  @Open
  @Produces("application/schema+json")
  @Operation(
      operationId = "getTemplateSchema",
      summary = "The JSON Schema of loop templates, for editors")
  @APIResponse(responseCode = "200", description = "JSON Schema, 2020-12.")
  public String schema(@Context RoutingContext request) {
    QueryParameters.none(request);
    return TemplateSchema.text();
  }
}
