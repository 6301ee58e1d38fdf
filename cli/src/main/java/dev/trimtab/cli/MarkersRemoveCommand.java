package dev.trimtab.cli;

import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a marker. */
@Command(name = "remove", header = "Remove a marker that was put by mistake.")
final class MarkersRemoveCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @Parameters(paramLabel = "ID", description = "The marker's id, as markers list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      client.removeMarker(id);
      screen.print("Removed " + id + ".");
    }
    return ExitCode.OK;
  }
}
