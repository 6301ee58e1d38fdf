package dev.trimtab.cli;

import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a template. */
@Command(
    name = "delete",
    header = "Delete a template. Its open loops go on.",
    description = "To have it back, apply its document again: export prints it before.")
final class TemplatesDeleteCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @Parameters(paramLabel = "NAME", description = "Which; templates lists them.")
  private String name = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      client.improvements().deleteTemplate(name);
      screen.print("Deleted " + name + "; its open loops go on.");
    }
    return ExitCode.OK;
  }
}
