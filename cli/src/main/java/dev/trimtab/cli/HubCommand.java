package dev.trimtab.cli;

import dev.trimtab.client.HubFilter;
import dev.trimtab.client.HubOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what goes on. */
@Command(
    name = "hub",
    header = "Show what goes on: processes, loops, jobs of the server, outcomes, what comes in.",
    footer = {
      "",
      "Examples:",
      "  trimtab hub",
      "  trimtab hub --include loop --status running --since 30d",
      "  trimtab hub --include job",
      "  trimtab hub --json | jq .ingest"
    })
final class HubCommand implements Callable<Integer> {
  private static final String JOBS = "job";
  private static final String OF_A_TENANT = "import,export,loop,intake";

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--include",
      paramLabel = "TYPES",
      description = "Only import, export, loop, intake or job; several parted by commas.")
  private @Nullable String include;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only running, succeeded, failed, cancelled or interrupted; of intakes where they stand;"
              + " of jobs running, idle, failing or paused.")
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
      if (json.isOn()) {
        screen.json(hub(client, include));
      } else if (include == null) {
        new HubScreen(screen, hub(client, OF_A_TENANT), hub(client, JOBS).processes()).print();
      } else {
        new HubScreen(screen, hub(client, include), List.of()).print();
      }
    }
    return ExitCode.OK;
  }

  private HubOut hub(TrimtabClient client, @Nullable String types) {
    return client.operations().hub(new HubFilter(types, status, since, limit));
  }
}
