package dev.trimtab.server.keeping;

import dev.trimtab.client.DoctorOut;
import dev.trimtab.client.FindingOut;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.CurrentPrincipal;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.channels.SecretChecks;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.server.wiring.DataFolder;
import dev.trimtab.server.wiring.StoreSite;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.Storage;
import dev.trimtab.tenant.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets the operator have the server look at itself. */
@Path("/v1/doctor")
@Tag(name = "Keeping")
@Allowed(Scope.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class DoctorResource {
  private final Storage storage;
  private final DataFolder folder;
  private final StoreSite site;
  private final SecretChecks secrets;
  private final InstantSource clock;

  DoctorResource(
      Storage storage,
      DataFolder folder,
      StoreSite site,
      SecretChecks secrets,
      InstantSource clock) {
    this.secrets = secrets;
    this.site = site;
    this.storage = storage;
    this.folder = folder;
    this.clock = clock;
  }

  /** Looks at the store, the clock, the disk and the configuration. Changes nothing. */
  @GET
  @Operation(
      operationId = "examineServer",
      summary = "Looks at the store, the clock, the disk and the configuration",
      description =
          "Reads only. Counting everything anew (`recount`) reads every event a few times and may"
              + " take minutes. Only the operator asks for it.")
  @TakesQuery("recount")
  @APIResponse(
      responseCode = "200",
      description = "What was found.",
      content = @Content(schema = @Schema(implementation = DoctorOut.class)))
  public DoctorOut examine(@Context RoutingContext request) throws IOException {
    QueryParameters query = QueryParameters.of(request);
    boolean recount = query.flag("recount");
    query.finish();
    if (!CurrentPrincipal.of(request).isOperator()) {
      throw new ForbiddenException("only the operator looks at the whole server");
    }
    List<Finding> findings = new ArrayList<>(storage.inspect(recount, clock.instant()));
    findings.add(secrets.find());
    findings.addAll(
        site.isShared()
            ? FolderChecks.besideAServer(folder.path())
            : FolderChecks.of(folder.path()));
    findings.addAll(
        SettingChecks.of(
            System.getenv(),
            KnownSettings.all(),
            key -> ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(null),
            ManagementFactory.getRuntimeMXBean().getInputArguments()));
    return out(findings);
  }

  /** In the form callers see. */
  public static DoctorOut out(List<Finding> findings) {
    boolean healthy =
        findings.stream()
            .map(Finding::level)
            .noneMatch(level -> level == Finding.Level.WARNING || level == Finding.Level.ERROR);
    return new DoctorOut(
        healthy,
        findings.stream()
            .map(
                finding ->
                    new FindingOut(
                        finding.level().name().toLowerCase(Locale.ROOT),
                        finding.check(),
                        finding.found(),
                        finding.todo()))
            .toList());
  }
}
