package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Have a job of the server wait. */
@Command(
    name = "pause",
    header = "Have a job of the server wait.",
    description =
        "On the server that is asked, until it is resumed or the server stops. Only some jobs pause,"
            + " and only the operator pauses them; hub --include job lists them, and their metadata"
            + " says what waits.")
final class ProcessesPauseCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The job's id, such as job-deliveries.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ProcessOut process = client.controlProcess(id, "pause");
      if (json.isOn()) {
        screen.json(process);
      } else {
        screen.print("The " + process.type() + " " + process.name() + " waits.");
      }
    }
    return ExitCode.OK;
  }
}
