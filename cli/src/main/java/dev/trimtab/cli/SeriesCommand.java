package dev.trimtab.cli;

import dev.trimtab.client.SeriesFilter;
import dev.trimtab.client.SeriesOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws one statistic over time. */
@Command(
    name = "series",
    aliases = "chart",
    header = "Draw one statistic over time.",
    description = {
      "Columns are buckets of equal length, in UTC; a gap is a bucket without samples. With --by",
      "each group is a row, those with the most samples first."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab series success_rate -d support-bot            the last day",
      "  trimtab series latency_ms --stat p90 --since 7d --step 1h",
      "  trimtab series success_rate --environment production --by domain",
      "  trimtab series cost_usd --stat sum --by domain --since 30d --step 1d",
      "  trimtab series quality_score --by metadata.version --json"
    })
final class SeriesCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      paramLabel = "METRIC",
      description = "success_rate, quality_score, latency_ms, cost_usd or failure_class.")
  private String metric = "";

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
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      description = "Only of this event type.")
  private @Nullable String eventType;

  @Option(
      names = "--stat",
      paramLabel = "STAT",
      description = "mean, count, sum, min, max, p50, p90 or p99; default mean.")
  private @Nullable String stat;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      description = "The length of a bucket, such as 5m, 6h or 1d; default what fits.")
  private @Nullable String step;

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      description = "A row for each domain, event_type or metadata.KEY.")
  private @Nullable String by;

  @Option(names = "--groups", paramLabel = "N", description = "At most N rows, 1 to 50.")
  private @Nullable Integer groups;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 2026-03-02T09:30:00Z, 2026-03-02, or 3h for 3 hours ago.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before then; default now.")
  private @Nullable Instant until;

  @Override
  public Integer call() {
    SeriesFilter filter =
        new SeriesFilter(
            metric, domain, environment, eventType, since, until, step, stat, by, groups);
    try (TrimtabClient client = connection.client()) {
      SeriesOut chart = client.series(filter);
      if (json.isOn()) {
        screen.json(chart);
      } else {
        new SeriesScreen(screen, chart).show();
      }
    }
    return ExitCode.OK;
  }
}
