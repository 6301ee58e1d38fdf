package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.TemplateVersionOut;
import dev.trimtab.client.TemplateVersionsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();

  @Parameters(paramLabel = "NAME", description = "Which; templates lists them.")
  private String name = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      list.show(
          screen,
          (size, cursor) -> {
            TemplateVersionsPage page = client.improvements().templateVersions(name, size, cursor);
            return new ListOptions.Page<>(page.versions(), page.next());
          },
          versions -> screen.print(table(versions)));
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
