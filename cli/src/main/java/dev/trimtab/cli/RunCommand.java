package dev.trimtab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.RunIn;
import dev.trimtab.client.RunOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records one run of an agent in one call. */
@Command(
    name = "run",
    header = "Record one run of an agent, all of it or nothing.",
    description = {
      "Each measurement becomes one event, whose id is RUN_ID:METRIC. The command can be repeated",
      "safely, and repeated with more measurements to add them."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab run build-4711 -d nightly --succeeded --latency-ms 84000 --cost-usd 0.21",
      "  trimtab run ticket-81 -d support-bot -e answer --failed --failure-class timeout",
      "  trimtab run ticket-82 -d support-bot --quality 0.85 --agent triage --agent-version 7"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "RUN_ID", description = "Your own key of the run.")
  private String runId = "";

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      required = true,
      description = "The workload: an application, a queue, a repository.")
  private String domain = "";

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      description = "What was run, such as invoke_agent; default run.")
  private @Nullable String eventType;

  @ArgGroup private @Nullable Success success;

  /** Whether it succeeded: one of the two, or neither. */
  private static final class Success {
    @Option(names = "--succeeded", required = true, description = "It succeeded.")
    private boolean succeeded;

    @SuppressWarnings("unused") // the other one says it
    @Option(names = "--failed", required = true, description = "It failed.")
    private boolean failed;
  }

  @Option(names = "--quality", paramLabel = "SCORE", description = "Its quality score.")
  private @Nullable Double quality;

  @Option(names = "--latency-ms", paramLabel = "MS", description = "How long it took.")
  private @Nullable Double latencyMs;

  @Option(names = "--cost-usd", paramLabel = "USD", description = "What it cost.")
  private @Nullable Double costUsd;

  @Option(names = "--failure-class", paramLabel = "CLASS", description = "How it failed.")
  private @Nullable String failureClass;

  @Option(names = "--agent", paramLabel = "NAME", description = "Who ran.")
  private @Nullable String agent;

  @Option(names = "--agent-version", paramLabel = "VERSION", description = "Which version of it.")
  private @Nullable String version;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When it ended; default now. 2026-03-02T09:30:00Z, or 3h for 3 hours ago.")
  private @Nullable Instant at;

  @Option(
      names = {"-m", "--metadata"},
      paramLabel = "KEY=TEXT",
      description = "What else is known, such as session_id=s-81. Repeatable.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      RunOut run = client.recordRun(run());
      if (json.isOn()) {
        screen.json(run);
        return ExitCode.OK;
      }
      for (EventOut event : run.events()) {
        String figure = Figures.of(event.metricType(), event.value());
        screen.print("Recorded " + event.metricType() + " " + figure + " as " + event.id());
      }
    }
    return ExitCode.OK;
  }

  private RunIn run() {
    ObjectNode said = Json.MAPPER.createObjectNode();
    metadata.forEach(said::put);
    return new RunIn(
        runId,
        domain,
        eventType,
        success == null ? null : success.succeeded,
        quality,
        latencyMs,
        costUsd,
        failureClass,
        agent,
        version,
        at,
        said.isEmpty() ? null : JsonText.of(said));
  }
}
