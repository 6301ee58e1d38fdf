package dev.trimtab.cli;

import dev.trimtab.client.LessonOut;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists lessons of declines like one of now. */
@Command(
    name = "similar",
    header = "List lessons of declines like one of a series, the nearest first.",
    footer = {
      "",
      "Example:",
      "  trimtab lessons similar -d support-bot -e invoke_agent -m success_rate",
      "",
      "With --json each lesson is one line."
    })
final class LessonsSimilarCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

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
      description = "The event type.")
  private String eventType = "";

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      required = true,
      description = "The metric type that declined.")
  private String metric = "";

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "10",
      description = "At most so many, 1 to 100; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      List<LessonOut> lessons = client.intakes().similarLessons(domain, eventType, metric, limit);
      if (json.isOn()) {
        lessons.forEach(screen::jsonLine);
      } else {
        LessonScreen.list(screen, lessons);
      }
    }
    return ExitCode.OK;
  }
}
