package dev.trimtab.server.accounts;

import dev.trimtab.client.KeyCreated;
import dev.trimtab.client.KeyIn;
import dev.trimtab.client.KeyOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.accounts.KeyReader.Owner;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.ApiKeys;
import dev.trimtab.server.auth.ApiKeys.Change;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a tenant, or for the operator of every tenant. A tenant's admin sees and makes keys
 * of that tenant alone, never the operator's.
 */
@Path("/v1/keys")
@Tag(name = "Accounts")
@Allowed(Scope.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class KeysResource {
  private final ApiKeys keys;
  private final Auditor auditor;
  private final InstantSource clock;

  KeysResource(ApiKeys keys, Auditor auditor, InstantSource clock) {
    this.keys = keys;
    this.auditor = auditor;
    this.clock = clock;
  }

  /** Makes a key and shows its secret, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createKey", summary = "Makes a key and shows its secret, this once")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The key.",
      content = @Content(schema = @Schema(implementation = KeyCreated.class)))
  public Response create(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    KeyReader.Draft draft = new KeyReader(Bodies.fields(body, request), clock.instant()).read();
    Change.Issued made =
        keys.create(auditor.author(request), owner(draft.owner(), request), draft.key());
    return secret(Response.created(URI.create("/v1/keys/" + made.key().id())), made);
  }

  /** Every key the caller administers, oldest first; {@code tenant_id} narrows the operator's. */
  @GET
  @Operation(operationId = "listKeys", summary = "Every key the caller administers, oldest first")
  @APIResponse(responseCode = "200", description = "The keys, without their secrets.")
  public List<KeyOut> list(@Context RoutingContext request) {
    QueryParameters.none(request);
    return keys.list(TenantOfRequest.ifAny(request)).stream().map(KeyWire::out).toList();
  }

  /** One key, without its secret. */
  @GET
  @Path("/{id}")
  @Operation(operationId = "getKey", summary = "One key, without its secret")
  @APIResponse(responseCode = "200", description = "The key.")
  @APIResponse(responseCode = "404", ref = "404")
  public KeyOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    return keys.find(TenantOfRequest.ifAny(request), id)
        .map(KeyWire::out)
        .orElseThrow(KeysResource::unknown);
  }

  /** Ends a key for good. */
  @DELETE
  @Path("/{id}")
  @Operation(operationId = "revokeKey", summary = "Ends a key for good")
  @APIResponse(responseCode = "204", description = "The key is refused from now on.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public Response revoke(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    return answer(keys.revoke(auditor.author(request), TenantOfRequest.ifAny(request), id));
  }

  /** Gives a key a new secret and shows it, this once. */
  @POST
  @Path("/{id}/rotate")
  @Operation(
      operationId = "rotateKey",
      summary = "Gives a key a new secret and shows it, this once")
  @APIResponse(
      responseCode = "200",
      description = "The key; the old secret is refused from now on.",
      content = @Content(schema = @Schema(implementation = KeyCreated.class)))
  @APIResponse(responseCode = "404", ref = "404")
  public Response rotate(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    return answer(keys.rotate(auditor.author(request), TenantOfRequest.ifAny(request), id));
  }

  private static Response answer(Change change) {
    return switch (change) {
      case Change.Unknown() -> throw unknown();
      case Change.Refused(String why) -> throw new ProblemException(ProblemKind.CONFLICT, why);
      case Change.Done _ -> Response.noContent().build();
      case Change.Issued issued -> secret(Response.ok(), issued);
    };
  }

  private static Response secret(Response.ResponseBuilder answer, Change.Issued issued) {
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(KeyWire.created(issued.key(), issued.secret()))
        .build();
  }

  /** The tenant of a new key; null for an operator key, which only the operator makes. */
  private static @Nullable TenantId owner(Owner asked, RoutingContext request) {
    Optional<TenantId> within = TenantOfRequest.ifAny(request);
    return switch (asked) {
      case Owner.Unnamed() ->
          within.orElseThrow(
              () ->
                  new InvalidInputException(
                      "/tenant_id", "is missing: whose key it is, or * for another operator's"));
      case Owner.Operator() -> {
        if (!CurrentPrincipal.of(request).isOperator()) {
          throw new ForbiddenException("only the operator makes keys of the operator");
        }
        yield null;
      }
      case Owner.Tenant(TenantId tenant) -> {
        if (within.isPresent() && !within.get().equals(tenant)) {
          throw new ForbiddenException(
              "keys are made here of the tenant " + within.get() + " alone");
        }
        yield tenant;
      }
    };
  }

  private static ProblemException unknown() {
    return new ProblemException(ProblemKind.NOT_FOUND, "there is no key with that id");
  }
}
