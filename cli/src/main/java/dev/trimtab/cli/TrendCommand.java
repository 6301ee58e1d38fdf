package dev.trimtab.cli;

import dev.trimtab.client.TrendFilter;
import dev.trimtab.client.TrendOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows which way the newest samples lean. */
@Command(
    name = "trend",
    header = "Show which way the newest samples lean.",
    description = {
      "Takes the newest samples and compares the older half (BEFORE) with the newer (NOW).",
      "Beyond 5 %% that is improving or declining: less is better for latency_ms, cost_usd and",
      "failure_class, more for the others. (n) is how many samples an average stands on. With few",
      "of them the direction says which way the numbers lean, not whether that is real."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab trend                                all metrics, all domains",
      "  trimtab trend success_rate -d support-bot -w 100",
      "  trimtab trend latency_ms -d support-bot --since 1d --json"
    })
final class TrendCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "METRIC",
      description =
          "success_rate, quality_score, latency_ms, cost_usd or failure_class; default all.")
  private @Nullable String metric;

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
      names = {"-w", "--window"},
      paramLabel = "N",
      description = "The newest N samples, 1 to 10,000; default 20.")
  private @Nullable Integer window;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 2026-03-02T09:30:00Z, 2026-03-02, or 3h for 3 hours ago.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
  private @Nullable Instant until;

  @Override
  public Integer call() {
    TrendFilter filter = new TrendFilter(domain, environment, eventType, window, since, until);
    try (TrimtabClient client = connection.client()) {
      if (metric == null) {
        List<TrendOut> trends = client.trends(filter);
        show(trends, trends);
      } else {
        TrendOut trend = client.trend(metric, filter);
        show(trend, List.of(trend));
      }
    }
    return ExitCode.OK;
  }

  private void show(Object answer, List<TrendOut> trends) {
    if (json.isOn()) {
      screen.json(answer);
      return;
    }
    int samples = trends.isEmpty() ? 0 : trends.getFirst().window();
    String where = Objects.requireNonNullElse(domain == null ? environment : domain, "All domains");
    String what = eventType == null ? "" : ", " + eventType;
    screen.heading(where + what + ", the newest " + samples + " samples");
    screen.print("");
    screen.print(TrendTable.of(trends, screen.style()));
    screen.print("");
    screen.note(screen.style().legend());
  }
}
