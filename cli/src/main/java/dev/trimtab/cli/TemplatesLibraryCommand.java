package dev.trimtab.cli;

import dev.trimtab.client.LibraryTemplateOut;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the templates that come with the server. */
@Command(
    name = "library",
    header = "List the templates that come with the server, or print one of them.",
    footer = {
      "",
      "Examples:",
      "  trimtab templates library",
      "  trimtab templates library cost-spike > cost-spike.yaml     to be changed",
      "  trimtab templates library cost-spike | trimtab templates apply -"
    })
final class TemplatesLibraryCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Print the document of this one.")
  private @Nullable String name;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      List<LibraryTemplateOut> library = client.improvements().library();
      if (name != null) {
        print(find(library, name));
      } else if (json.isOn()) {
        library.forEach(screen::jsonLine);
      } else {
        list(library);
      }
    }
    return ExitCode.OK;
  }

  private void print(LibraryTemplateOut template) {
    if (json.isOn()) {
      screen.json(template);
    } else {
      screen.document(template.document());
    }
  }

  private LibraryTemplateOut find(List<LibraryTemplateOut> library, String wanted) {
    return library.stream()
        .filter(template -> template.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "The library has no "
                        + wanted
                        + "; it has "
                        + library.stream()
                            .map(LibraryTemplateOut::name)
                            .collect(Collectors.joining(", "))));
  }

  private void list(List<LibraryTemplateOut> library) {
    int longest = library.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    for (LibraryTemplateOut each : library) {
      String padded = each.name() + " ".repeat(longest - each.name().length() + 2);
      screen.paragraph(padded, firstSentence(each.description()));
    }
    screen.print("");
    screen.note("The description of each says what it costs and what it assumes:");
    screen.note("  trimtab templates library NAME");
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
