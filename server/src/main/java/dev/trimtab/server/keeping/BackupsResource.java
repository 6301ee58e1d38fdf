package dev.trimtab.server.keeping;

import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands the operator a copy of everything, while the server goes on. */
@Path("/v1/backups")
@Tag(name = "Keeping")
@Allowed(Scope.ADMIN)
@RunOnVirtualThread
public final class BackupsResource {
  private static final String MEDIA_TYPE = "application/vnd.sqlite3";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'trimtab-'yyyyMMdd'T'HHmmss'Z.db'").withZone(ZoneOffset.UTC);

  private final Backups backups;
  private final AuditLog audit;
  private final Auditor auditor;
  private final InstantSource clock;

  BackupsResource(Backups backups, AuditLog audit, Auditor auditor, InstantSource clock) {
    this.backups = backups;
    this.audit = audit;
    this.auditor = auditor;
    this.clock = clock;
  }

  /** Makes a backup and answers with it. */
  @POST
  @Produces({MEDIA_TYPE, "application/problem+json"})
  @Operation(
      operationId = "makeBackup",
      summary = "A backup of the whole server, of all tenants",
      description =
          "As of one moment, checked before the first byte is sent. Writing goes on meanwhile. It"
              + " holds the hashes of the API keys, never the keys. Only the operator makes one.")
  @APIResponse(
      responseCode = "200",
      description = "The database, for trimtab restore.",
      headers =
          @Header(
              name = "Repr-Digest",
              description = "The SHA-256 of the body (RFC 9530).",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", ref = "409")
  public Response make(@Context RoutingContext request) {
    QueryParameters.none(request);
    if (!CurrentPrincipal.of(request).isOperator()) {
      throw new ForbiddenException("only the operator makes backups: they hold every tenant");
    }
    Backups.Backup backup = backups.make();
    String sha256 = HexFormat.of().formatHex(backup.sha256());
    audit.add(
        auditor.entry(
            request,
            null,
            "backup.create",
            sha256,
            Map.of("bytes", backup.bytes(), "events", backup.facts().events())));
    String digest = Base64.getEncoder().encodeToString(backup.sha256());
    return Response.ok(backup.content(), MEDIA_TYPE)
        .header(HttpHeaders.CONTENT_LENGTH, backup.bytes())
        .header("Repr-Digest", "sha-256=:" + digest + ":")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + NAME.format(clock.instant()) + '"')
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
