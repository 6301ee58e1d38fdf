package dev.trimtab.server;

import dev.trimtab.server.wiring.Restoration;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.server.wiring.StoreSite;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trimtab restore}: a backup becomes a server's data again. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    header = "Bring a backup into a data folder that no server uses.",
    description = {
      "Checks the backup first: its checksum, where FILE.sha256 lies beside it, the database"
          + " itself, and that it is not of a newer Trimtab. An older one is brought up to date"
          + " at the next start.",
      "",
      "A backup holds everything but the operator's key in clear (admin.key): keep that file, or"
          + " start once with serve --new-admin-key."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab restore trimtab-20260302.db --data /var/lib/trimtab",
      "  trimtab restore trimtab-20260302.db --data /tmp/look    to look into it beside the server"
    })
public final class RestoreCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder that a server is to use; made where there is none.")
  private Path data = Path.of("");

  @Option(
      names = "--store",
      paramLabel = "URL",
      defaultValue = "${env:TRIMTAB_STORAGE_URL}",
      description = "Refused: a PostgreSQL is restored with its own tools.")
  private @Nullable String store;

  @Option(
      names = "--force",
      description = "Where DIR has a database, set it aside in DIR and take the backup's.")
  private boolean force;

  @Override
  public Integer call() {
    if (store != null && !store.isEmpty()) {
      spec.commandLine().getErr().println("trimtab: " + StoreSite.COPIED_ELSEWHERE);
      return 1;
    }
    try {
      print(Restoration.restore(file, data, force, InstantSource.system().instant()));
      return 0;
    } catch (StartFailure refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return 1;
    }
  }

  private void print(Restoration.Restored restored) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Restored into %s (schema %s):%n", data, restored.facts().schemaVersion());
    out.printf(
        "  %d events of %d tenants, the latest of %s, and %d API keys%n",
        restored.facts().events(),
        restored.facts().tenants(),
        restored.facts().latest() == null ? "never" : restored.facts().latest(),
        restored.facts().keys());
    out.println(
        restored.compared()
            ? "  its checksum is right"
            : "  no checksum lay beside it; the database itself is sound");
    restored.replaced().ifPresent(aside -> out.println("  what was there is now in " + aside));
    out.println("Start it: trimtab serve --data " + data);
  }
}
