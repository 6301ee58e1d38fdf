package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Have a job of the server go on. */
@Command(
    name = "resume",
    header = "Have a job of the server go on.",
    description = "With its next run, on the server that is asked.")
final class ProcessesResumeCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The job's id, such as job-deliveries.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ProcessOut process = client.controlProcess(id, "resume");
      if (json.isOn()) {
        screen.json(process);
      } else {
        screen.print("The " + process.type() + " " + process.name() + " goes on.");
      }
    }
    return ExitCode.OK;
  }
}
