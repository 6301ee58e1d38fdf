package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ChannelOut;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists channels. */
@Command(
    name = "list",
    header = "List the channels of the tenant.",
    description = "With --json each channel is one line, its settings whole.")
final class ChannelsListCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      List<ChannelOut> channels = client.channels().list();
      if (json.isOn()) {
        channels.forEach(screen::jsonLine);
      } else if (channels.isEmpty()) {
        screen.print("No channels.");
      } else {
        screen.print(table(channels));
      }
    }
    return ExitCode.OK;
  }

  private static Table table(List<ChannelOut> channels) {
    Table table = Table.of("NAME", "KIND", "TO", "SECRET", "BY");
    for (ChannelOut channel : channels) {
      table.row(
          channel.name(),
          channel.kind(),
          ChannelScreen.target(channel.settings()),
          channel.hasSecret() ? "yes" : "",
          channel.updatedBy());
    }
    return table;
  }
}
