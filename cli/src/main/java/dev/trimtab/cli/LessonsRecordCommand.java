package dev.trimtab.cli;

import dev.trimtab.client.LessonIn;
import dev.trimtab.client.LessonOut;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records a lesson by hand. */
@Command(
    name = "record",
    header = "Record what was learned of a decline.",
    footer = {
      "",
      "Example:",
      "  trimtab lessons record -d support-bot -e invoke_agent -m success_rate \\",
      "      --problem \"fewer tickets solved\" --action \"rolled the prompt back\" \\",
      "      --result \"as many as before\" --verdict improved --tag prompt",
      "",
      "A series is named whole, by -d, -e and -m, or not at all."
    })
final class LessonsRecordCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--problem", paramLabel = "TEXT", required = true, description = "What declined.")
  private String problem = "";

  @Option(names = "--action", paramLabel = "TEXT", required = true, description = "What was done.")
  private String action = "";

  @Option(names = "--result", paramLabel = "TEXT", description = "What that brought.")
  private @Nullable String result;

  @Option(names = "--notes", paramLabel = "TEXT", description = "Anything else.")
  private @Nullable String notes;

  @Option(names = "--tag", paramLabel = "TAG", description = "To find it by. Repeatable.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--confidence", paramLabel = "SHARE", description = "How sure it is, 0 to 1.")
  private @Nullable Double confidence;

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "The workload.")
  private @Nullable String domain;

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      description = "The event type.")
  private @Nullable String eventType;

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      description = "The metric type that declined.")
  private @Nullable String metric;

  @Option(names = "--template", paramLabel = "NAME", description = "The template of the loop.")
  private @Nullable String template;

  @Option(names = "--loop", paramLabel = "ID", description = "The loop.")
  private @Nullable String loop;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "What fresh outcomes showed: improved, no_effect, worse or undecided.")
  private @Nullable String verdict;

  @Option(names = "--draft", description = "You do not stand for it yet.")
  private boolean draft;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      LessonOut lesson = client.intakes().record(said());
      if (json.isOn()) {
        screen.json(lesson);
      } else {
        screen.print("Recorded as " + lesson.id() + ", " + lesson.status() + ".");
      }
    }
    return ExitCode.OK;
  }

  private LessonIn said() {
    return new LessonIn(
        problem,
        action,
        result,
        notes,
        tags.isEmpty() ? null : tags,
        confidence,
        domain,
        eventType,
        metric,
        template,
        loop,
        verdict,
        draft ? "draft" : null);
  }
}
