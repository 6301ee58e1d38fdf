package dev.trimtab.cli;

import dev.trimtab.client.HubFilter;
import dev.trimtab.client.HubOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what goes on. */
@Command(
    name = "hub",
    header = "Show what goes on: processes, loops, outcomes, what comes in.",
    footer = {
      "",
      "Examples:",
      "  trimtab hub",
      "  trimtab hub --include loop --status running --since 30d",
      "  trimtab hub --json | jq .ingest"
    })
final class HubCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--include",
      paramLabel = "TYPES",
      description = "Only import, export, loop or intake; several parted by commas.")
  private @Nullable String include;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only running, succeeded, failed, cancelled or interrupted; of intakes where they stand.")
  private @Nullable String status;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what started since; default 24h.")
  private @Nullable Instant since;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many processes, 1 to 1,000; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      HubOut hub = client.operations().hub(new HubFilter(include, status, since, limit));
      if (json.isOn()) {
        screen.json(hub);
      } else {
        new HubScreen(screen, hub).print();
      }
    }
    return ExitCode.OK;
  }
}
