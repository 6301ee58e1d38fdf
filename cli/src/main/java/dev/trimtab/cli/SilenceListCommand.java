package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.SilenceFilter;
import dev.trimtab.client.SilenceOut;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists silences. */
@Command(
    name = "list",
    header = "List the silences that hold, newest first.",
    description = "With --json each silence is one line.")
final class SilenceListCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--all", description = "Those that ended within 30 days too.")
  private boolean all;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many, 1 to 1,000; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    SilenceFilter filter = new SilenceFilter(all ? null : SilenceOut.ACTIVE, limit, null);
    try (TrimtabClient client = connection.client()) {
      List<SilenceOut> silences = client.operations().silences(filter).silences();
      if (json.isOn()) {
        silences.forEach(screen::jsonLine);
      } else if (silences.isEmpty()) {
        screen.print("No silences.");
      } else {
        screen.print(table(silences));
      }
    }
    return ExitCode.OK;
  }

  private static Table table(List<SilenceOut> silences) {
    Table table = Table.of("=ID", "STATUS", "=UNTIL", "BY", "MATCHES", "COMMENT");
    for (SilenceOut silence : silences) {
      table.row(
          silence.id(),
          silence.status(),
          EventTable.time(silence.endsAt()),
          silence.createdBy(),
          silence.matchers().stream()
              .map(each -> each.name() + "=" + each.value())
              .collect(Collectors.joining(" ")),
          silence.comment());
    }
    return table;
  }
}
