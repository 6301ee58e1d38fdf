package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists loop templates, and holds the commands about them. */
@Command(
    name = "templates",
    header = "List loop templates; store, compare, simulate, switch them.",
    description = {
      "A template says: when a series like this declines, take these steps, then verify like this.",
      "docs/templates.md explains their language."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      TemplatesShowCommand.class,
      TemplatesVersionsCommand.class,
      TemplatesApplyCommand.class,
      TemplatesDiffCommand.class,
      TemplatesSimulateCommand.class,
      TemplatesExportCommand.class,
      TemplatesEnableCommand.class,
      TemplatesDisableCommand.class,
      TemplatesDeleteCommand.class,
      TemplatesLibraryCommand.class,
    },
    footer = {
      "",
      "To begin, take one of those that come with the server:",
      "  trimtab templates library",
      "  trimtab templates library success-regression > success-regression.yaml",
      "  trimtab templates simulate success-regression.yaml",
      "  trimtab templates apply success-regression.yaml",
      "",
      "With --json each template is one line."
    })
final class TemplatesCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      List<TemplateOut> templates = client.improvements().templates();
      if (json.isOn()) {
        templates.forEach(screen::jsonLine);
      } else if (templates.isEmpty()) {
        screen.print("No templates.");
        screen.note("Ten come with the server. To begin:");
        screen.note("  trimtab templates library");
        screen.note("  trimtab templates library success-regression | trimtab templates apply -");
      } else {
        screen.print(table(templates));
      }
    }
    return ExitCode.OK;
  }

  private Table table(List<TemplateOut> templates) {
    return screen.style().isNarrow() ? narrow(templates) : wide(templates);
  }

  private static Table wide(List<TemplateOut> templates) {
    Table table = Table.of("NAME", ">VERSION", "=OPENS", "=TRIGGER", ">PRIORITY", "=UPDATED", "BY");
    for (TemplateOut each : templates) {
      table.row(
          Cell.of(each.name()),
          Cell.of(String.valueOf(each.version())),
          opens(each),
          Cell.of(each.trigger()),
          Cell.of(String.valueOf(each.priority())),
          Cell.of(EventTable.time(each.updatedAt())),
          Cell.of(each.updatedBy()));
    }
    return table;
  }

  private static Table narrow(List<TemplateOut> templates) {
    Table table = Table.of("NAME", ">VERSION", "=OPENS", "=TRIGGER", "=UPDATED");
    for (TemplateOut each : templates) {
      table.row(
          Cell.of(each.name()),
          Cell.of(String.valueOf(each.version())),
          opens(each),
          Cell.of(each.trigger()),
          Cell.of(EventTable.time(each.updatedAt())));
    }
    return table;
  }

  private static Cell opens(TemplateOut template) {
    return template.enabled() ? Cell.of("yes") : new Cell("no", Tone.BAD);
  }
}
