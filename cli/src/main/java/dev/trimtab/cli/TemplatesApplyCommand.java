package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TemplateCheckOut;
import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores templates from files, where none of them has a fault. */
@Command(
    name = "apply",
    header = "Store templates from files: new ones, and the next versions of others.",
    description = {
      "All files are checked first; where one has a fault, each is named with its place, and",
      "nothing is stored. The same document again stores nothing, so that a build may apply a",
      "folder each time. Loops that are open go on with the version they began with."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab templates apply templates/*.yaml",
      "  trimtab templates apply --dry-run watch.yaml",
      "  trimtab templates library silence | trimtab templates apply -"
    })
final class TemplatesApplyCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A document in YAML or JSON; - for standard input.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--dry-run", description = "Check, and say what would be stored; store nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    List<TemplateDocument> documents = new ArrayList<>();
    for (String file : files) {
      documents.add(TemplateDocument.read(file, spec));
    }
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      Map<String, TemplateDocument> named = new LinkedHashMap<>();
      boolean isValid = true;
      for (TemplateDocument document : documents) {
        TemplateCheckOut check = improvements.validateTemplate(document.text());
        document.printFaults(screen, check);
        isValid &= check.valid() && isFirst(named, TemplateDocument.name(check), document);
      }
      if (!isValid) {
        return ExitCode.FAILED;
      }
      named.forEach((name, document) -> apply(improvements, name, document.text()));
    }
    return ExitCode.OK;
  }

  private boolean isFirst(
      Map<String, TemplateDocument> named, String name, TemplateDocument document) {
    TemplateDocument other = named.putIfAbsent(name, document);
    if (other != null) {
      throw new ParameterException(
          spec.commandLine(),
          other.origin() + " and " + document.origin() + " both name their template " + name);
    }
    return true;
  }

  private void apply(ImprovementsClient improvements, String name, String document) {
    TemplateOut before = StoredTemplate.find(improvements, name);
    if (dryRun) {
      screen.print(name + ": " + outlook(before, document));
      return;
    }
    TemplateOut now = improvements.putTemplate(name, document);
    if (json.isOn()) {
      screen.jsonLine(now);
    } else {
      String switchedOff = now.enabled() ? "" : "; it is disabled, and opens no loops";
      screen.print(name + ": " + outcome(before, now) + switchedOff);
    }
  }

  private static String outcome(@Nullable TemplateOut before, TemplateOut now) {
    if (before == null) {
      return "created";
    }
    return now.version() == before.version() ? "unchanged" : "version " + now.version();
  }

  private static String outlook(@Nullable TemplateOut before, String document) {
    if (before == null) {
      return "would be created";
    }
    return Objects.equals(before.document(), document)
        ? "unchanged"
        : "would become version " + (before.version() + 1);
  }
}
