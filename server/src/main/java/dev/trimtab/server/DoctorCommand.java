package dev.trimtab.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.ClientSettings;
import dev.trimtab.client.DoctorOut;
import dev.trimtab.client.FindingOut;
import dev.trimtab.client.Json;
import dev.trimtab.client.TrimtabClient;
import dev.trimtab.loop.ChannelStore.Owned;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.channels.SecretChecks;
import dev.trimtab.server.keeping.DoctorResource;
import dev.trimtab.server.keeping.FolderChecks;
import dev.trimtab.server.keeping.KnownSettings;
import dev.trimtab.server.keeping.SettingChecks;
import dev.trimtab.server.wiring.Examination;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.storage.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trimtab doctor}: what is wrong, what it means, and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Look for what is wrong with a server and its data, and say what to do.",
    description = {
      "Looks at the database, at totals and rollups against a recount of the events, the clock,"
          + " the disk, file permissions, the configuration and the flags of Java. Changes"
          + " nothing. Exits with 1 where there is a warning or an error.",
      "",
      "On a data folder or a PostgreSQL, whether a server uses it or not; with --url, by asking the"
          + " server."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab doctor",
      "  trimtab doctor --data /var/lib/trimtab --quick    without the recount",
      "  trimtab doctor --url https://trimtab.example.com --json"
    })
public final class DoctorCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:TRIMTAB_STORAGE_DATA:-${sys:user.home}/.trimtab}",
      description = "The data folder to look at. Default: ~/.trimtab.")
  private Path data = Path.of(".trimtab");

  @Option(
      names = "--store",
      paramLabel = "URL",
      defaultValue = "${env:TRIMTAB_STORAGE_URL}",
      description = "A PostgreSQL to look at instead: jdbc:postgresql://HOST:PORT/DATABASE.")
  private @Nullable String store;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A server to ask instead, with an operator's key.")
  private @Nullable URI url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:TRIMTAB_KEY}",
      description = "The operator's key for --url; else TRIMTAB_KEY, else DIR/admin.key.")
  private @Nullable String key;

  @Option(names = "--quick", description = "Leave out the recount, which reads every event.")
  private boolean quick;

  @Option(names = "--json", description = "What was found as JSON, for programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    DoctorOut found = url == null ? examineHere() : ask(url);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(write(found));
    } else {
      found.findings().forEach(finding -> print(out, finding));
      out.println(found.healthy() ? "All is well." : "Something needs attention.");
    }
    return found.healthy() ? 0 : 1;
  }

  private DoctorOut examineHere() throws IOException {
    Instant now = InstantSource.system().instant();
    List<Finding> findings = new ArrayList<>();
    if (store != null && !store.isEmpty()) {
      String url = store;
      findings.addAll(Examination.of(url, !quick, now));
      secrets(() -> Examination.secrets(url, SecretChecks.MOST), null).ifPresent(findings::add);
      findings.addAll(FolderChecks.besideAServer(data));
    } else {
      findings.addAll(Examination.of(data, !quick, now));
      secrets(() -> Examination.secrets(data, SecretChecks.MOST), data).ifPresent(findings::add);
      if (Files.isDirectory(data)) {
        findings.addAll(FolderChecks.of(data));
      }
    }
    findings.addAll(
        SettingChecks.of(
            System.getenv(),
            KnownSettings.all(),
            name -> System.getenv(name.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT)),
            ManagementFactory.getRuntimeMXBean().getInputArguments()));
    return DoctorResource.out(findings);
  }

  /** Nothing where the store cannot be read, which has been found already. */
  private static Optional<Finding> secrets(Supplier<List<Owned>> kept, @Nullable Path folder) {
    try {
      return Optional.of(SecretChecks.find(kept.get(), System::getenv, folder));
    } catch (StorageException | StartFailure unreadable) {
      return Optional.empty();
    }
  }

  private DoctorOut ask(URI server) throws IOException {
    Path kept = data.resolve("admin.key");
    String secret = key == null && Files.exists(kept) ? Files.readString(kept).strip() : key;
    try (TrimtabClient client = new TrimtabClient(ClientSettings.of(server, secret, null))) {
      return client.doctor(!quick);
    }
  }

  private static void print(PrintWriter out, FindingOut finding) {
    out.printf(
        "%-8s %s: %s%n",
        finding.level().toUpperCase(Locale.ROOT), finding.check(), finding.found());
    if (!finding.todo().isEmpty()) {
      out.printf("%-8s -> %s%n", "", finding.todo());
    }
  }

  private static String write(DoctorOut found) throws JsonProcessingException {
    return Json.writer(true).writeValueAsString(found);
  }
}
