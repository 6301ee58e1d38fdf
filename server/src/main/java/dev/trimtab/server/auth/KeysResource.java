package dev.trimtab.server.auth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.trimtab.client.Json;
import dev.trimtab.client.KeyOut;
import dev.trimtab.client.MeOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.auth.ApiKeys.Change;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a tenant, or for the operator of every tenant. A tenant's admin sees and makes keys
 * of that tenant alone, never operator keys.
 */
@Path("/v1/keys")
@Allowed(Scope.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
  private static final Logger AUDIT = Logger.getLogger("dev.trimtab.audit");

  private static final ObjectReader JSON =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ApiKeys keys;
  private final InstantSource clock;

  KeysResource(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Makes a key and shows its secret, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context RoutingContext request, byte[] body) {
    KeyDraft draft = KeyDraft.read(parse(body), clock.instant());
    Change.Issued made = keys.create(tenantOf(draft, request), draft);
    audit(request, "made", made.key().id());
    return secret(Response.created(URI.create("/v1/keys/" + made.key().id())), made);
  }

  /** Every key the caller administers, oldest first; {@code tenant_id} narrows the operator's. */
  @GET
  public List<KeyOut> list(@Context RoutingContext request) {
    return keys.list(TenantOfRequest.ifAny(request)).stream().map(KeyWire::out).toList();
  }

  /** One key, without its secret. */
  @GET
  @Path("/{id}")
  public KeyOut get(@Context RoutingContext request, @PathParam("id") String id) {
    return keys.find(TenantOfRequest.ifAny(request), id)
        .map(KeyWire::out)
        .orElseThrow(KeysResource::unknown);
  }

  /** Ends a key for good. */
  @DELETE
  @Path("/{id}")
  public Response revoke(@Context RoutingContext request, @PathParam("id") String id) {
    return answer(request, keys.revoke(TenantOfRequest.ifAny(request), id), "revoked");
  }

  /** Gives a key a new secret and shows it, this once. */
  @POST
  @Path("/{id}/rotate")
  public Response rotate(@Context RoutingContext request, @PathParam("id") String id) {
    return answer(request, keys.rotate(TenantOfRequest.ifAny(request), id), "rotated");
  }

  private static Response answer(RoutingContext request, Change change, String what) {
    return switch (change) {
      case Change.Unknown() -> throw unknown();
      case Change.Refused(String why) ->
          throw new ClientErrorException(why, Response.Status.CONFLICT);
      case Change.Done done -> {
        audit(request, what, done.key().id());
        yield Response.noContent().build();
      }
      case Change.Issued issued -> {
        audit(request, what, issued.key().id());
        yield secret(Response.ok(), issued);
      }
    };
  }

  private static Response secret(Response.ResponseBuilder answer, Change.Issued issued) {
    return answer
        .header("Cache-Control", "no-store")
        .entity(KeyWire.created(issued.key(), issued.secret()))
        .build();
  }

  /** The tenant of a new key; null for an operator key, which only the operator makes. */
  private static @Nullable TenantId tenantOf(KeyDraft draft, RoutingContext request) {
    Optional<TenantId> within = TenantOfRequest.ifAny(request);
    String asked = draft.tenant();
    if (asked == null) {
      return within.orElseThrow(
          () -> new InvalidInputException("/tenant_id", "is needed: whose key it is"));
    }
    boolean ofOperator = asked.trim().equals(MeOut.OPERATOR);
    TenantId tenant = ofOperator ? null : new TenantId(asked);
    if (within.isPresent() && !within.get().equals(tenant)) {
      throw otherTenant(CurrentPrincipal.of(request), within.get());
    }
    return tenant;
  }

  private static RuntimeException otherTenant(Principal principal, TenantId within) {
    return principal.isOperator()
        ? new InvalidInputException("/tenant_id", "differs from ?tenant_id=" + within)
        : new ForbiddenException("these credentials make keys of the tenant " + within + " alone");
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException malformed) {
      throw new BadRequestException("the body is not well-formed JSON", malformed);
    }
  }

  private static NotFoundException unknown() {
    return new NotFoundException("there is no key with that id");
  }

  private static void audit(RoutingContext request, String what, String id) {
    Principal by = CurrentPrincipal.of(request);
    AUDIT.infof(
        "key %s %s by \"%s\" of tenant %s", id, what, by.name(), KeyWire.tenantId(by.tenant()));
  }
}
