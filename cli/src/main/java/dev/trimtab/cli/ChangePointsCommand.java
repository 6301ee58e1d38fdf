package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ChangePointFilter;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.ChangePointsPage;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists change points. */
@Command(
    name = "change-points",
    header = "List significant changes, newest first.",
    description = {
      "A change point is a shift that chance does not explain: since when, how large, how sure.",
      "Which way the newest numbers lean is another question; see trend."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab change-points --open                 what is wrong now",
      "  trimtab change-points -d support-bot --since 30d",
      "  trimtab change-point cp_4711                 one of them, with causes and suspects",
      "  trimtab change-points --fleet                the open ones of all tenants",
      "",
      "With --json each change point is one line."
    })
final class ChangePointsCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only of this workload.")
  private @Nullable String domain;

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      description = "Only of this event type.")
  private @Nullable String eventType;

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      description = "Only success_rate, quality_score, latency_ms or cost_usd.")
  private @Nullable String metric;

  @Option(names = "--open", description = "Only those that are open.")
  private boolean open;

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      description = "Only decline, or only improvement.")
  private @Nullable String direction;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Detected from then on: 2026-03-02T09:30:00Z, 2026-03-02, or 3h for 3 hours ago.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Detected before then.")
  private @Nullable Instant until;

  @Option(
      names = "--fleet",
      description =
          "Those of all tenants that are open, the most certain first; for the operator. Goes with"
              + " --limit alone.")
  private boolean fleet;

  @Option(
      names = "--error-per-sample",
      paramLabel = "SHARE",
      description = "With --fleet: how large a share of those selected may be false, a sample.")
  private @Nullable Double errorPerSample;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (fleet) {
      showFleet();
      return ExitCode.OK;
    }
    if (errorPerSample != null) {
      throw new ParameterException(spec.commandLine(), "--error-per-sample goes with --fleet");
    }
    showOwn();
    return ExitCode.OK;
  }

  private void showFleet() {
    if (isFiltered()) {
      throw new ParameterException(
          spec.commandLine(), "--fleet shows the open ones of all tenants, and filters nothing");
    }
    try (TrimtabClient client = connection.clientWithoutTenant()) {
      FleetScreen.show(screen, list, client.fleetChangePoints(errorPerSample));
    }
  }

  private boolean isFiltered() {
    return Stream.of(domain, eventType, metric, direction, since, until).anyMatch(Objects::nonNull);
  }

  private void showOwn() {
    try (TrimtabClient client = connection.client()) {
      list.show(
          screen,
          (size, cursor) -> {
            ChangePointsPage page = client.changePoints(filter(size, cursor));
            return new ListOptions.Page<>(page.changePoints(), page.next());
          },
          this::print);
    }
  }

  private void print(List<ChangePointOut> points) {
    if (points.isEmpty()) {
      screen.print(open ? "No change point is open." : "No change points.");
      screen.note("A series is watched once it has about 50 samples.");
    } else {
      screen.print(table(points));
    }
  }

  private ChangePointFilter filter(int size, @Nullable String cursor) {
    return new ChangePointFilter(
        domain, eventType, metric, direction, open ? "open" : null, since, until, size, cursor);
  }

  private Table table(List<ChangePointOut> points) {
    Table table =
        Table.of(
            "=ID", "WHAT", "STATUS", "=SINCE", "DOMAIN", "EVENTS", "METRIC", ">BEFORE", ">AFTER");
    for (ChangePointOut point : points) {
      table.row(
          point.id(),
          point.direction(),
          point.status(),
          EventTable.time(point.start().at()),
          point.domain(),
          ChangePointScreen.what(point),
          point.metricType(),
          Figures.of(point.metricType(), point.before().mean()),
          Figures.of(point.metricType(), point.after().mean()));
    }
    return table;
  }
}
