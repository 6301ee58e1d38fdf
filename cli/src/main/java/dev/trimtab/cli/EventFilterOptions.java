package dev.trimtab.cli;

import dev.trimtab.client.EventFilter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events: the options of commands that list them or bring them out. */
final class EventFilterOptions {
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
      names = "--metric",
      paramLabel = "METRIC",
      description =
          "Only success_rate, quality_score, latency_ms, cost_usd or failure_class events.")
  private @Nullable String metric;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 2026-03-02T09:30:00Z, 2026-03-02, or 3h for 3 hours ago.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
  private @Nullable Instant until;

  @Option(
      names = {"-m", "--metadata"},
      paramLabel = "KEY=TEXT",
      description = "Only events whose metadata says so. Repeatable.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  EventFilter filter() {
    return new EventFilter(domain, eventType, metric, since, until, metadata, null, null);
  }
}
