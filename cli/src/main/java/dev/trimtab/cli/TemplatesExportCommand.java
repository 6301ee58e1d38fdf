package dev.trimtab.cli;

import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the document of a stored template. */
@Command(
    name = "export",
    header = "Print the document of a stored template, as it was written.",
    footer = {
      "",
      "Examples:",
      "  trimtab templates export watch > watch.yaml",
      "  trimtab templates export watch --canonical     with every value said"
    })
final class TemplatesExportCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @Parameters(paramLabel = "NAME", description = "Which; templates lists them.")
  private String name = "";

  @Option(
      names = "--canonical",
      description =
          "With every value said and in one order, so that it means the same when a later version"
              + " has other defaults.")
  private boolean canonical;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      TemplateOut template = client.improvements().template(name);
      screen.document(String.valueOf(canonical ? template.canonical() : template.document()));
    }
    return ExitCode.OK;
  }
}
