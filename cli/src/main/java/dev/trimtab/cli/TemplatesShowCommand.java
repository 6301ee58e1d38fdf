package dev.trimtab.cli;

import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one template with its document. */
@Command(
    name = "show",
    header = "Show one template: what is known of it, and its document.",
    footer = {
      "",
      "Examples:",
      "  trimtab templates show watch",
      "  trimtab templates show watch --version 2     as it was; templates versions lists them"
    })
final class TemplatesShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "Which; templates lists them.")
  private String name = "";

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "As it was in this version, from 1. Default the one that holds.")
  private @Nullable Integer version;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      TemplateOut template =
          version == null
              ? client.improvements().template(name)
              : client.improvements().template(name, version);
      if (json.isOn()) {
        screen.json(template);
      } else {
        show(template);
      }
    }
    return ExitCode.OK;
  }

  private void show(TemplateOut template) {
    screen.heading(
        "%s, version %d: %s"
            .formatted(
                template.name(),
                template.version(),
                template.enabled() ? "opens loops" : "opens no loops"));
    screen.print("");
    if (!template.description().isEmpty()) {
      screen.paragraph("", template.description());
      screen.print("");
    }
    screen.print("Trigger   " + template.trigger());
    screen.print("Priority  " + template.priority());
    screen.print(
        "Updated   " + EventTable.time(template.updatedAt()) + " by " + template.updatedBy());
    screen.print("");
    screen.heading("Document");
    screen.print(String.valueOf(template.document()).stripTrailing());
  }
}
