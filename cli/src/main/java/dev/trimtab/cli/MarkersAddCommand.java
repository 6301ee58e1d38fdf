package dev.trimtab.cli;

import dev.trimtab.client.MarkerIn;
import dev.trimtab.client.MarkerOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a marker on the time line. */
@Command(
    name = "add",
    header = "Put a change on the time line of a domain.",
    footer = {
      "",
      "Examples:",
      "  trimtab markers add -d support-bot --label \"release 7\" --to 7.0 --id deploy-4711",
      "  trimtab markers add -d support-bot --kind model --label \"larger model\" --at 3h",
      "",
      "With --id the command can be repeated safely, as a build does that is run again."
    })
final class MarkersAddCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      required = true,
      description = "The workload that was changed.")
  private String domain = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "deploy",
      description = "deploy, prompt, model, config or other; default ${DEFAULT-VALUE}.")
  private String kind = "deploy";

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      required = true,
      description = "What people call the change.")
  private String label = "";

  @Option(names = "--to", paramLabel = "VERSION", description = "What it was changed to.")
  private @Nullable String version;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When; default now. 2026-03-02T09:30:00Z, or 3h for 3 hours ago.")
  private @Nullable Instant at;

  @Option(names = "--link", paramLabel = "URL", description = "Where to read more.")
  private @Nullable String link;

  @Option(names = "--id", paramLabel = "ID", description = "Your own key of the marker.")
  private @Nullable String id;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      MarkerOut marker = client.addMarker(new MarkerIn(id, domain, kind, label, version, at, link));
      if (json.isOn()) {
        screen.json(marker);
      } else {
        screen.print("Marked " + EventTable.time(marker.occurredAt()) + " as " + marker.id() + ".");
      }
    }
    return ExitCode.OK;
  }
}
