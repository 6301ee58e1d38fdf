package dev.trimtab.cli;

import dev.trimtab.client.IntakeIn;
import dev.trimtab.client.IntakeOut;
import dev.trimtab.client.IntakeParts;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Submits a research request. */
@Command(
    name = "submit",
    header = "Submit a research request.",
    footer = {
      "",
      "Examples:",
      "  trimtab intakes submit --title \"Why do long tickets fail?\" --type technical \\",
      "      --category quality --urgency high --area support-bot",
      "  trimtab intakes submit --file request.yaml",
      "",
      "A file holds what the HTTP interface takes, as YAML or JSON; - is standard input."
    })
final class IntakesSubmitCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The whole request, as YAML or JSON. Goes with no other of these options.")
  private @Nullable Path file;

  @Option(names = "--title", paramLabel = "TEXT", description = "The question in one line.")
  private @Nullable String title;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Where an answer is looked for: external, internal, competitive, user or technical.")
  private @Nullable String researchType;

  @Option(names = "--category", paramLabel = "TEXT", description = "In a word or two.")
  private @Nullable String category;

  @Option(
      names = "--urgency",
      paramLabel = "URGENCY",
      description = "high, medium or low; default medium.")
  private @Nullable String urgency;

  @Option(
      names = "--summary",
      paramLabel = "TEXT",
      description = "The question in as many words as it takes.")
  private @Nullable String summary;

  @Option(names = "--source", paramLabel = "TEXT", description = "Where it comes from.")
  private @Nullable String source;

  @Option(names = "--source-date", paramLabel = "DATE", description = "Of when: 2026-03-02.")
  private @Nullable String sourceDate;

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "A domain, a product or the like that the answer matters to. Repeatable.")
  private List<String> areas = new ArrayList<>();

  @Option(
      names = "--agent",
      paramLabel = "AGENT",
      description = "An agent that is affected. Repeatable.")
  private List<String> agents = new ArrayList<>();

  @Option(names = "--priority", paramLabel = "N", description = "1 to 10; more is sooner.")
  private @Nullable Integer priority;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Path whole = file;
    if (whole != null && isAnythingSaid()) {
      throw new ParameterException(spec.commandLine(), "--file says it all: leave out the rest");
    }
    try (TrimtabClient client = connection.client()) {
      IntakeOut intake =
          whole == null
              ? client.intakes().submit(said())
              : client.intakes().submit(DocumentFile.read(whole));
      if (json.isOn()) {
        screen.json(intake);
      } else {
        screen.print("Submitted as " + intake.id() + ".");
      }
    }
    return ExitCode.OK;
  }

  private boolean isAnythingSaid() {
    return Stream.of(title, researchType, category, urgency, summary, source, sourceDate, priority)
            .anyMatch(Objects::nonNull)
        || !areas.isEmpty()
        || !agents.isEmpty();
  }

  private IntakeIn said() {
    return new IntakeIn(
        new IntakeParts.Classification(
            needed("--type", researchType), needed("--category", category), urgency),
        new IntakeParts.Content(needed("--title", title), summary, source, sourceDate),
        new IntakeParts.Relevance(areas, agents, priority),
        null,
        null);
  }

  private String needed(String option, @Nullable String value) {
    if (value == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing " + option + ": a request needs it, or a --file");
    }
    return value;
  }
}
