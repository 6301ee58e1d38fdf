package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TemplateVersionOut;
import dev.trimtab.client.TemplateVersionsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the versions of a template. */
@Command(
    name = "versions",
    header = "List the versions of a template, newest first, also of a deleted one.",
    footer = {
      "",
      "Examples:",
      "  trimtab templates versions watch",
      "  trimtab templates show watch --version 2",
      "",
      "With --json each version is one line."
    })
final class TemplatesVersionsCommand implements Callable<Integer> {
  private static final int MAX_PAGE = 1_000;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "Which; templates lists them.")
  private String name = "";

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    List<TemplateVersionOut> versions = new ArrayList<>();
    String next = null;
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      do {
        int more = Math.clamp(limit - versions.size(), 1, MAX_PAGE);
        TemplateVersionsPage page = improvements.templateVersions(name, more, next);
        versions.addAll(page.versions());
        next = page.next();
      } while (next != null && versions.size() < limit);
    }
    if (json.isOn()) {
      versions.forEach(screen::jsonLine);
    } else {
      screen.print(table(versions));
      if (next != null) {
        screen.note("There are more; --limit shows them.");
      }
    }
    return ExitCode.OK;
  }

  private static Table table(List<TemplateVersionOut> versions) {
    Table table = Table.of(">VERSION", "=WRITTEN", "BY", "");
    for (TemplateVersionOut each : versions) {
      table.row(
          String.valueOf(each.version()),
          EventTable.time(each.writtenAt()),
          each.writtenBy(),
          each.current() ? "holds" : "");
    }
    return table;
  }
}
