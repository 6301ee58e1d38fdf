package dev.trimtab.cli;

import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a channel. */
@Command(
    name = "delete",
    header = "Remove a channel, and its secret with it.",
    description = "What loops still send to it is not delivered.")
final class ChannelsDeleteCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @Parameters(paramLabel = "NAME", description = "The channel.")
  private String name = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      client.channels().delete(name);
      screen.print("Removed " + name + ".");
    }
    return ExitCode.OK;
  }
}
