package dev.trimtab.cli;

import dev.trimtab.client.DashboardFilter;
import dev.trimtab.client.RoiIn;
import dev.trimtab.client.SummaryOut;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reckons what successes were worth against what the runs cost. */
@Command(
    name = "roi",
    header = "Reckon what successes were worth against what the runs cost.",
    description = {
      "A run is a success_rate event, a success one of value 1. Cost is the sum of the cost_usd",
      "events. The value is yours to say: hours saved by a success, times what an hour costs."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab roi support-bot --hours-saved 0.25 --cost-per-hour 60",
      "  trimtab roi --hours-saved 2 --cost-per-hour 80 --by both --days 90",
      "  trimtab roi --hours-saved 2 --cost-per-hour 80 --environment production",
      "",
      "With --json the answer is an array, one object a row, without the total."
    })
final class RoiCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "DOMAIN", description = "The workloads; default all, at most 1,000.")
  private List<String> domains = new ArrayList<>();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Instead of DOMAIN: those whose settings name this environment.")
  private @Nullable String environment;

  @Option(
      names = "--hours-saved",
      paramLabel = "HOURS",
      required = true,
      description = "Hours of work that one success saves.")
  private double hoursSaved;

  @Option(
      names = "--cost-per-hour",
      paramLabel = "USD",
      required = true,
      description = "What an hour of that work costs.")
  private double costPerHour;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "Runs of the last so many days; default 30.")
  private @Nullable Integer days;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "domain",
      description = "A row for each domain, event_type, or both; default ${DEFAULT-VALUE}.")
  private By by = By.DOMAIN;

  /** What a row stands for. */
  enum By {
    DOMAIN,
    EVENT_TYPE,
    BOTH
  }

  @Override
  public Integer call() {
    if (environment != null && !domains.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Say either DOMAIN or --environment.");
    }
    List<RoiLine> lines;
    try (TrimtabClient client = connection.client()) {
      lines = lines(client);
    }
    if (by == By.EVENT_TYPE) {
      lines = RoiLine.sumByEventType(lines);
    }
    if (json.isOn()) {
      screen.json(lines);
    } else if (lines.isEmpty()) {
      screen.print("No runs in that time.");
    } else {
      screen.print(RoiTable.of(lines, by, screen.style()));
    }
    return ExitCode.OK;
  }

  private List<RoiLine> lines(TrimtabClient client) {
    DashboardFilter filter = new DashboardFilter(null, environment, null, null, null);
    SummaryOut all = client.dashboard(filter).summary();
    List<RoiLine> lines = new ArrayList<>();
    for (String domain : domains.isEmpty() ? all.domains() : domains) {
      List<@Nullable String> types =
          by == By.DOMAIN ? Collections.singletonList(null) : List.copyOf(all.eventTypes());
      for (@Nullable String type : types) {
        RoiIn assumptions = new RoiIn(domain, type, hoursSaved, costPerHour, days);
        RoiLine line = new RoiLine(domain, type, client.roi(assumptions));
        if (line.roi().totalInvocations() > 0) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
