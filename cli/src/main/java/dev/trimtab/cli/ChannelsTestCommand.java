package dev.trimtab.cli;

import dev.trimtab.client.ChannelTestOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a test to a channel. */
@Command(
    name = "test",
    header = "Send a test to a channel now, and say what came of it.",
    description = "Exits with 1 where it was not taken. GitHub gets an issue, which can be closed.")
final class ChannelsTestCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "The channel.")
  private String name = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ChannelTestOut result = client.channels().test(name);
      if (json.isOn()) {
        screen.json(result);
      } else {
        screen.print((result.delivered() ? "Taken: " : "Not taken: ") + result.answer());
        screen.note("The test was " + result.id() + ".");
      }
      return result.delivered() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
