package dev.trimtab.cli;

import dev.trimtab.client.IntakeOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one research request. */
@Command(name = "show", header = "Show a research request.")
final class IntakesShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "Its id, as intakes list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      IntakeOut intake = client.intakes().intake(id);
      if (json.isOn()) {
        screen.json(intake);
      } else {
        new IntakeScreen(screen, intake).show();
      }
    }
    return ExitCode.OK;
  }
}
