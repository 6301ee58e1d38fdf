package dev.trimtab.server;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.server.auth.OperatorKey;
import dev.trimtab.server.wiring.OfflineStore;
import dev.trimtab.server.wiring.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trimtab keys reset-admin}: the way back in, on the machine of a stopped server. */
@Command(
    name = "reset-admin",
    mixinStandardHelpOptions = true,
    description = {
      "Makes another operator key, for when all are lost, and writes it to admin.key.",
      "",
      "Works on the data folder of a stopped server, or with --store on a PostgreSQL, whose servers",
      "may go on. Keys made before stay good: list and revoke them with the new one."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab keys reset-admin",
      "  trimtab keys reset-admin --data /var/lib/trimtab",
      "  trimtab keys reset-admin --store jdbc:postgresql://db.example.com/trimtab"
    })
final class KeysResetAdminCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:TRIMTAB_STORAGE_DATA:-${sys:user.home}/.trimtab}",
      description = "The server's data folder; default ~/.trimtab.")
  private Path data = Path.of(".trimtab");

  @Option(
      names = "--store",
      paramLabel = "URL",
      defaultValue = "${env:TRIMTAB_STORAGE_URL}",
      description = "The PostgreSQL of the servers: jdbc:postgresql://HOST:PORT/DATABASE.")
  private @Nullable String store;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    InstantSource clock = InstantSource.system();
    try (OfflineStore opened = open()) {
      OperatorKey.State.Made made =
          OperatorKey.reset(
              opened.storage().keys(),
              opened.folder(),
              clock,
              new EventIds(clock, new SecureRandom()));
      out.println(made.secret().value());
      out.println();
      out.println("That is the new operator key, shown only this once and kept in " + made.file());
      out.flush();
      return 0;
    } catch (StartFailure refused) {
      return fail(String.valueOf(refused.getMessage()));
    } catch (IOException unwritable) {
      return fail("the key cannot be kept in " + data + ": " + unwritable.getMessage());
    }
  }

  private OfflineStore open() {
    return store == null || store.isEmpty()
        ? OfflineStore.open(data)
        : OfflineStore.open(store, data);
  }

  private int fail(String why) {
    spec.commandLine().getErr().println("trimtab: " + why);
    return 1;
  }
}
