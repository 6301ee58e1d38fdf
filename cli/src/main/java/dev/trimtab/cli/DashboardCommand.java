package dev.trimtab.cli;

import dev.trimtab.client.DashboardFilter;
import dev.trimtab.client.DashboardOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows everything a first look needs. */
@Command(
    name = "dashboard",
    header = "Show trends, weeks, failures and the newest events on one screen.",
    footer = {
      "",
      "Examples:",
      "  trimtab dashboard",
      "  trimtab dashboard -d support-bot -w 100",
      "  trimtab dashboard --environment production",
      "  trimtab dashboard --json | jq .summary"
    })
final class DashboardCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only of this workload.")
  private @Nullable String domain;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Only of domains whose settings name this environment.")
  private @Nullable String environment;

  @Option(
      names = {"-w", "--window"},
      paramLabel = "N",
      description = "Trends of the newest N samples, 1 to 10,000; default 20.")
  private @Nullable Integer window;

  @Option(
      names = "--recent",
      paramLabel = "N",
      description = "How many of the newest events; default 10.")
  private @Nullable Integer recent;

  @Option(
      names = "--failure-days",
      paramLabel = "DAYS",
      description = "Failures of the last so many days; default 30.")
  private @Nullable Integer failureDays;

  @Override
  public Integer call() {
    DashboardFilter filter = new DashboardFilter(domain, environment, window, recent, failureDays);
    try (TrimtabClient client = connection.client()) {
      DashboardOut dashboard = client.dashboard(filter);
      if (json.isOn()) {
        screen.json(dashboard);
      } else {
        int days = failureDays == null ? DashboardScreen.DEFAULT_FAILURE_DAYS : failureDays;
        new DashboardScreen(screen, dashboard, days).print(domain == null ? environment : domain);
      }
    }
    return ExitCode.OK;
  }
}
