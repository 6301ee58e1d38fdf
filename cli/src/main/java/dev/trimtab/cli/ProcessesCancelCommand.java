package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks a process to end. */
@Command(
    name = "cancel",
    header = "Ask a process to end, which it does within seconds.",
    description = "What it has done stays done. Started again, it goes on where it was.")
final class ProcessesCancelCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The process's id, as processes list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ProcessOut process = client.controlProcess(id, "cancel");
      if (json.isOn()) {
        screen.json(process);
      } else {
        screen.print("Asked the " + process.type() + " of " + process.name() + " to end.");
      }
    }
    return ExitCode.OK;
  }
}
