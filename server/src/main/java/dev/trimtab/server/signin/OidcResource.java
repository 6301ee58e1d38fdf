package dev.trimtab.server.signin;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.Identity;
import dev.trimtab.server.auth.Open;
import dev.trimtab.server.auth.Session;
import dev.trimtab.server.auth.Sessions;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.Principal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Sends people to the identity provider, and takes them back. */
@Path("/v1/session/oidc")
@Tag(name = "Accounts")
@Open
@RunOnVirtualThread
public final class OidcResource {
  private static final Logger LOG = Logger.getLogger(OidcResource.class);
  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
  private static final String REFERRER_POLICY = "Referrer-Policy";
  private static final int FOUND = 302;

  private final OidcDoor door;
  private final SignInCookie cookie;
  private final FailurePage pages;
  private final Sessions sessions;
  private final Refusals refusals;
  private final AuditLog audit;
  private final Auditor auditor;

  OidcResource(
      OidcDoor door,
      SignInCookie cookie,
      FailurePage pages,
      Sessions sessions,
      Refusals refusals,
      AuditLog audit,
      Auditor auditor) {
    this.door = door;
    this.cookie = cookie;
    this.pages = pages;
    this.sessions = sessions;
    this.refusals = refusals;
    this.audit = audit;
    this.auditor = auditor;
  }

  /** Sends the browser to the provider. */
  @GET
  @Path("/start")
  @Operation(
      operationId = "startOidcSignIn",
      summary = "Sends a browser to the identity provider",
      description =
          "For browsers, which follow the redirect; failures are pages where those are taken.")
  @Parameter(
      name = "return",
      in = ParameterIn.QUERY,
      description = "Where the dashboard goes on: a path below its own address.",
      schema = @Schema(implementation = String.class),
      example = "/changes")
  @APIResponse(responseCode = "302", description = "To the provider.")
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "422", ref = "422")
  @APIResponse(responseCode = "502", description = "The provider cannot be reached.")
  public Response start(@Context RoutingContext request) {
    ReturnPath path;
    try {
      path = path(request);
    } catch (InvalidInputException invalid) {
      return failed(invalid, request);
    }
    try {
      OidcSignIn.Begun begun = signIn().begin(path);
      cookie.give(begun.state(), request.request());
      return redirect(begun.location().toString());
    } catch (SignInFailure failure) {
      return failed(failure, path, request);
    }
  }

  /** Takes the browser back from the provider, which adds parameters of its own. */
  @GET
  @Path("/callback")
  @Operation(hidden = true)
  public Response callback(@Context RoutingContext request) {
    OidcSignIn signIn = signIn();
    Optional<SignInState> begun = cookie.read(request.request());
    cookie.take(request.request());
    ReturnPath path = begun.map(state -> new ReturnPath(state.path())).orElse(ReturnPath.ROOT);
    try {
      refusals.admit(request);
      Identity identity = signIn.finish(ProviderAnswer.of(request), begun);
      Session session =
          sessions.begin(identity, request).orElseThrow(() -> signIn.noAccess(identity));
      audit.add(entry(session, identity, request));
      return redirect(path.value());
    } catch (SignInFailure failure) {
      refusals.note(failure, request);
      return failed(failure, path, request);
    }
  }

  private AuditEntry entry(Session session, Identity identity, RoutingContext request) {
    Principal principal = session.principal();
    return auditor
        .author(request, principal)
        .entry(
            principal.tenant(),
            "session.begin",
            identity.person().subject(),
            Map.of("name", principal.name(), "issuer", identity.issuer()));
  }

  private OidcSignIn signIn() {
    return door.signIn()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.NOT_FOUND, "this server has no sign-in by OpenID Connect"));
  }

  private static ReturnPath path(RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    ReturnPath path = query.read("return", ReturnPath::parse);
    query.finish();
    return path == null ? ReturnPath.ROOT : path;
  }

  private static Response redirect(String location) {
    return Response.status(FOUND)
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .build();
  }

  private Response failed(InvalidInputException invalid, RoutingContext request) {
    if (!wantsPage(request) || door.signIn().isEmpty()) {
      throw invalid;
    }
    FieldFault fault = invalid.faults().getFirst();
    return failed(
        SignInFailure.invalid("%s %s.".formatted(fault.pointer(), fault.detail())),
        ReturnPath.ROOT,
        request);
  }

  private static boolean wantsPage(RoutingContext request) {
    String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML);
  }

  /** A page for browsers, a problem for programs. */
  private Response failed(SignInFailure failure, ReturnPath path, RoutingContext request) {
    String id = UUID.randomUUID().toString();
    LOG.infof("sign-in %s: %s", id, failure.getMessage());
    if (!wantsPage(request)) {
      throw new ProblemException(failure.kind(), failure.told() + " It is logged here as " + id);
    }
    FailurePage.Page page = pages.of(failure.told(), id, path);
    return Response.status(failure.kind().status())
        .type(HTML)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .header("Content-Security-Policy", page.policy())
        .header("X-Content-Type-Options", "nosniff")
        .entity(page.html())
        .build();
  }
}
