package dev.trimtab.cli;

import dev.trimtab.client.ChannelOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a channel. */
@Command(name = "show", header = "Show a channel, without its secret.")
final class ChannelsShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "The channel.")
  private String name = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ChannelOut channel = client.channels().get(name);
      if (json.isOn()) {
        screen.json(channel);
      } else {
        ChannelScreen.print(screen, channel);
      }
    }
    return ExitCode.OK;
  }
}
