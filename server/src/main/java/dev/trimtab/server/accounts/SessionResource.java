package dev.trimtab.server.accounts;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.SessionIn;
import dev.trimtab.client.SessionOut;
import dev.trimtab.server.auth.AuditAuthor;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CrossSite;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.Open;
import dev.trimtab.server.auth.Session;
import dev.trimtab.server.auth.Sessions;
import dev.trimtab.server.auth.UnauthenticatedException;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.tenant.AuditLog;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signs people in to the dashboard: an API key is exchanged for a cookie no script can read. */
@Path("/v1/session")
@Tag(name = "Accounts")
@Open
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private static final int MAX_KEY_LENGTH = 200;

  private final Sessions sessions;
  private final AuditLog audit;
  private final Auditor auditor;

  SessionResource(Sessions sessions, AuditLog audit, Auditor auditor) {
    this.sessions = sessions;
    this.audit = audit;
    this.auditor = auditor;
  }

  /** Who is signed in. */
  @GET
  @NonBlocking
  @Operation(operationId = "getSession", summary = "Who is signed in, if anybody")
  @APIResponse(
      responseCode = "200",
      description = "Whether, and who.",
      content = @Content(schema = @Schema(implementation = SessionOut.class)))
  public Response get(@Context RoutingContext request) {
    QueryParameters.none(request);
    return answer(
        CurrentPrincipal.ifKnown(request)
            .map(principal -> new SessionOut(true, KeyWire.me(principal), ends(request)))
            .orElseGet(SessionOut::nobody));
  }

  /** Signs in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "signIn",
      summary = "Exchanges an API key for a cookie",
      description =
          "Needs the header X-Trimtab-Dashboard, as every change that comes with the cookie does.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SessionIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "Who is signed in now, and the cookie.",
      content = @Content(schema = @Schema(implementation = SessionOut.class)))
  @APIResponse(responseCode = "401", ref = "401")
  @APIResponse(responseCode = "403", ref = "403")
  @APIResponse(responseCode = "429", ref = "429")
  public Response begin(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    CrossSite.refuse(request.request());
    BodyFields fields = Bodies.fields(body, request);
    String key = fields.name("key", MAX_KEY_LENGTH);
    fields.finish();
    Session session = sessions.begin(requireNonNull(key), request);
    AuditAuthor author = auditor.author(request, session.principal());
    audit.add(
        author.entry(
            session.principal().tenant(),
            "session.begin",
            requireNonNull(session.keyId()),
            Map.of()));
    return answer(new SessionOut(true, KeyWire.me(session.principal()), session.ends()));
  }

  /** Signs out. */
  @DELETE
  @NonBlocking
  @Operation(operationId = "signOut", summary = "Takes the cookie away")
  @APIResponse(responseCode = "204", description = "This browser is signed out.")
  @APIResponse(responseCode = "403", ref = "403")
  public Response end(@Context RoutingContext request) {
    QueryParameters.none(request);
    CrossSite.refuse(request.request());
    sessions.end(request);
    return Response.noContent().build();
  }

  private @Nullable Instant ends(RoutingContext request) {
    try {
      return sessions.of(request).map(Session::ends).orElse(null);
    } catch (UnauthenticatedException byHeaderAlone) {
      return null;
    }
  }

  private static Response answer(SessionOut session) {
    return Response.ok(session).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
