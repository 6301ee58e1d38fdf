package dev.trimtab.cli;

import dev.trimtab.client.ProcessFilter;
import dev.trimtab.client.ProcessesPage;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists processes, newest first. */
@Command(
    name = "list",
    header = "List processes, newest first.",
    footer = {
      "",
      "Examples:",
      "  trimtab processes list",
      "  trimtab processes list --type import --status interrupted --since 7d"
    })
final class ProcessesListCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--type", paramLabel = "TYPE", description = "Only import or export.")
  private @Nullable String type;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only running, succeeded, failed, cancelled or interrupted.")
  private @Nullable String status;

  @Option(names = "--since", paramLabel = "TIME", description = "Only those that started since.")
  private @Nullable Instant since;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many, 1 to 1,000; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ProcessesPage page = client.processes(new ProcessFilter(type, status, since, limit, null));
      if (json.isOn()) {
        screen.json(page.processes());
      } else if (page.processes().isEmpty()) {
        screen.print("No processes.");
      } else {
        screen.print(ProcessScreen.table(page.processes()));
      }
    }
    return ExitCode.OK;
  }
}
