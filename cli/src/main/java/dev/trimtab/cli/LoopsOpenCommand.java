package dev.trimtab.cli;

import dev.trimtab.client.LoopIn;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a loop by hand. */
@Command(
    name = "open",
    header = "Open a loop by hand.",
    description = {
      "Of an enabled template, whatever its trigger. Neither cooldown nor volume keeps anybody from",
      "it; that the template is for the series, by its names, does."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab loops open prompt-rollout -d support-bot -e invoke_agent -m success_rate \\",
      "      --why \"prompt v42 goes out\""
    })
final class LoopsOpenCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "TEMPLATE", description = "Of which template; templates lists them.")
  private String template = "";

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
      description = "What is measured there.")
  private String eventType = "";

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      required = true,
      description = "success_rate, quality_score, latency_ms or cost_usd.")
  private String metric = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "In a sentence; its record begins with it.")
  private String why = "";

  @Override
  public Integer call() {
    LoopIn wanted = new LoopIn(template, domain, eventType, metric, why);
    try (TrimtabClient client = connection.client()) {
      LoopAnswer.show(screen, json, "Opened", client.improvements().open(wanted));
    }
    return ExitCode.OK;
  }
}
