package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.AlertFilter;
import dev.trimtab.client.AlertOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists alerts. */
@Command(
    name = "alerts",
    header = "List declines and loops that wait for people, newest first.",
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n",
    subcommands = AlertsAcknowledgeCommand.class,
    footer = {
      "",
      "Examples:",
      "  trimtab alerts --firing --unsilenced         what is to be looked at now",
      "  trimtab alerts acknowledge a2f6e3c1d0b94857 --comment \"looking at the prompt\"",
      "  trimtab silence add --match domain=support-bot --for 2h --comment \"a migration\"",
      "",
      "With --json each alert is one line."
    })
final class AlertsCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only of this workload.")
  private @Nullable String domain;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only pending, firing or resolved.")
  private @Nullable String state;

  @Option(names = "--firing", description = "Only those that are to be looked at now.")
  private boolean firing;

  @Option(names = "--unsilenced", description = "Without those that are silenced.")
  private boolean unsilenced;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Of what is over, only what ended since; default 24h.")
  private @Nullable Instant since;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many, 1 to 1,000; default 100.")
  private @Nullable Integer limit;

  @Override
  public Integer call() {
    AlertFilter filter =
        new AlertFilter(
            firing ? "firing" : state, domain, unsilenced ? Boolean.FALSE : null, since, limit);
    try (TrimtabClient client = connection.client()) {
      List<AlertOut> alerts = client.operations().alerts(filter);
      if (json.isOn()) {
        alerts.forEach(screen::jsonLine);
      } else if (alerts.isEmpty()) {
        screen.print("No alerts.");
      } else {
        screen.print(table(alerts));
      }
    }
    return ExitCode.OK;
  }

  private static Table table(List<AlertOut> alerts) {
    Table table = Table.of("STATE", "=SINCE", "=FINGERPRINT", "SILENCED", "SEEN TO BY", "WHAT");
    for (AlertOut alert : alerts) {
      String seenTo = alert.acknowledgedBy();
      table.row(
          alert.state(),
          EventTable.time(alert.startsAt()),
          alert.fingerprint(),
          alert.isSilenced() ? "yes" : "",
          seenTo == null ? "" : seenTo,
          alert.annotations().getOrDefault("summary", ""));
    }
    return table;
  }
}
