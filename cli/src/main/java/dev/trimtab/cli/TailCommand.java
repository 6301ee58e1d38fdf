package dev.trimtab.cli;

import dev.trimtab.client.EventFollower;
import dev.trimtab.client.StreamFilter;
import dev.trimtab.client.StreamedEvent;
import dev.trimtab.client.TrimtabClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows events as they are recorded. */
@Command(
    name = "tail",
    header = "Show events as they are recorded, until Ctrl-C.",
    description = {
      "Each event has its position first: to follow on from there another time, say --after.",
      "A connection that breaks is made again, and nothing is missed or shown twice."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab tail -d support-bot",
      "  trimtab tail --metric failure_class -m agent=triage",
      "  trimtab tail --after 0 --json | jq .value          everything there is, then what comes",
      "  trimtab tail --after 18234 --limit 10              the ten behind that position"
    })
final class TailCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

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
      names = {"-m", "--metadata"},
      paramLabel = "KEY=TEXT",
      description = "Only events whose metadata says so. Repeatable.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      description = "Begin behind this position, 0 for everything there is; default now.")
  private @Nullable Long after;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "End after so many events; default never.")
  private @Nullable Long limit;

  @Option(names = "--json", description = "Each event as JSON on a line of its own, for programs.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if ((after != null && after < 0) || (limit != null && limit < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--after must not be negative, and --limit must be at least 1");
    }
    StreamFilter filter = new StreamFilter(domain, eventType, metric, metadata);
    EventLine line = new EventLine(screen.style());
    try (TrimtabClient client = connection.client();
        EventFollower follower = client.follow(filter, after, new Outages(screen.err()))) {
      long left = limit == null ? Long.MAX_VALUE : limit;
      // Where nobody reads any more, as behind a pipe into head, there is nobody to tell.
      while (left > 0 && !screen.out().checkError()) {
        show(follower.next(), line);
        left--;
      }
    }
    return ExitCode.OK;
  }

  private void show(StreamedEvent event, EventLine line) {
    if (json) {
      screen.jsonLine(event.event());
    } else {
      screen.print(line.of(event));
    }
  }
}
