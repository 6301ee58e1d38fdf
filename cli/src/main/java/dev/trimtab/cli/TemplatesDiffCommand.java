package dev.trimtab.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TemplateCheckOut;
import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a document with the template that is stored. */
@Command(
    name = "diff",
    header = "Compare a document with the template that is stored, line by line.",
    description = {
      "Both with every value said, in one order, so that only what they mean is compared: comments",
      "and defaults do not count. Exits with 1 where they differ."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab templates diff watch.yaml",
      "  trimtab templates diff watch.yaml || trimtab templates apply watch.yaml"
    })
final class TemplatesDiffCommand implements Callable<Integer> {
  private static final int CONTEXT = 3;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "A document in YAML or JSON; - for standard input.")
  private String file = "";

  @Override
  public Integer call() throws IOException {
    TemplateDocument document = TemplateDocument.read(file, spec);
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      TemplateCheckOut check = improvements.validateTemplate(document.text());
      document.printFaults(screen, check);
      if (!check.valid()) {
        return ExitCode.FAILED;
      }
      TemplateOut stored = StoredTemplate.find(improvements, TemplateDocument.name(check));
      List<String> difference = difference(stored, document.origin(), check);
      difference.stream().map(line -> painted(line, screen.style())).forEach(screen::print);
      return difference.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  /** The lines of a unified diff; none where both mean the same. */
  private static List<String> difference(
      @Nullable TemplateOut stored, String origin, TemplateCheckOut check) {
    List<String> before = lines(stored == null ? null : stored.canonical());
    List<String> after = lines(Objects.requireNonNull(check.canonical()));
    String called =
        stored == null ? "not stored" : stored.name() + " (version " + stored.version() + ")";
    return UnifiedDiffUtils.generateUnifiedDiff(
        called, origin, before, DiffUtils.diff(before, after), CONTEXT);
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : text.lines().toList();
  }

  private static String painted(String line, Style style) {
    return switch (line.charAt(0)) {
      case '+' -> style.paint(line.startsWith("+++ ") ? Tone.HEADING : Tone.GOOD, line);
      case '-' -> style.paint(line.startsWith("--- ") ? Tone.HEADING : Tone.BAD, line);
      case '@' -> style.paint(Tone.FAINT, line);
      default -> line;
    };
  }
}
