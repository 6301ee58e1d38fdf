package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.SimulationIn;
import dev.trimtab.client.SimulationOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what would have been found in a stored series under other settings. */
@Command(
    name = "simulate",
    header = "Show what would have been found in a stored series under other settings.",
    description = {
      "The newest 50,000 samples run through a detector that knows nothing yet, as if each had been",
      "recorded when it occurred. Nothing is stored."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab simulate success_rate -d support-bot -e run",
      "  trimtab simulate latency_ms -d support-bot -e run --false-alarms 4 --smallest 0.05",
      "  trimtab simulate success_rate -d support-bot -e run --basis proven --since 90d"
    })
final class SimulateCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      paramLabel = "METRIC",
      description = "success_rate, quality_score, latency_ms or cost_usd.")
  private String metric = "";

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      required = true,
      description = "The workload.")
  private String domain = "";

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      required = true,
      description = "What was measured there.")
  private String eventType = "";

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "What the rate of false alarms rests on: calibrated or proven.")
  private @Nullable String basis;

  @Option(
      names = "--false-alarms",
      paramLabel = "N",
      description = "How many are acceptable in a series and year, such as 0.1 or 4.")
  private @Nullable Double falseAlarms;

  @Option(
      names = "--smallest",
      paramLabel = "SHARE",
      description = "The smallest decline worth knowing, such as 0.05 for five points.")
  private @Nullable Double smallest;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 2026-03-02T09:30:00Z, 2026-03-02, or 3h for 3 hours ago.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
  private @Nullable Instant until;

  @Override
  public Integer call() {
    SimulationIn wanted =
        new SimulationIn(domain, eventType, metric, since, until, basis, falseAlarms, smallest);
    try (TrimtabClient client = connection.client()) {
      SimulationOut simulated = client.simulate(wanted);
      if (json.isOn()) {
        screen.json(simulated);
      } else {
        show(simulated);
      }
    }
    return ExitCode.OK;
  }

  private void show(SimulationOut simulated) {
    screen.heading(
        "%s of %s, %s: %s"
            .formatted(metric, domain, eventType, Figures.count(simulated.samples(), "sample")));
    screen.print(
        "False alarms acceptable a year: %s, %s; smallest decline: %s"
            .formatted(
                Figures.number(simulated.falseAlarmsPerYear()),
                simulated.basis(),
                Figures.percent(simulated.smallestDecline())));
    screen.print("");
    if (simulated.found().isEmpty()) {
      screen.print("Nothing would have been found.");
    } else {
      screen.print(table(simulated));
    }
    if (!simulated.complete()) {
      screen.note("There are older samples; --until shows what would have been found in them.");
    }
  }

  private Table table(SimulationOut simulated) {
    Table table = Table.of("=AT", "WHAT", "DIRECTION", "=SINCE", ">BEFORE", ">AFTER");
    for (SimulationOut.Fired fired : simulated.found()) {
      table.row(
          EventTable.time(fired.at()),
          fired.kind(),
          fired.direction(),
          EventTable.time(fired.start()),
          Figures.of(metric, fired.before()),
          Figures.of(metric, fired.after()));
    }
    return table;
  }
}
