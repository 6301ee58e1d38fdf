package dev.trimtab.cli;

import dev.trimtab.client.SilenceOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a silence. */
@Command(name = "end", header = "End a silence now.")
final class SilenceEndCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "Which, as the list shows it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      SilenceOut silence = client.operations().end(id);
      if (json.isOn()) {
        screen.json(silence);
      } else {
        screen.print("Ended at " + EventTable.time(silence.endsAt()) + ".");
      }
    }
    return ExitCode.OK;
  }
}
