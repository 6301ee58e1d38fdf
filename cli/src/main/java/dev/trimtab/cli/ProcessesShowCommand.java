package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all that is known of one process. */
@Command(name = "show", header = "Show all that is known of one process.")
final class ProcessesShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The process's id, as processes list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ProcessOut process = client.process(id);
      if (json.isOn()) {
        screen.json(process);
      } else {
        ProcessScreen.print(screen, process);
      }
    }
    return ExitCode.OK;
  }
}
