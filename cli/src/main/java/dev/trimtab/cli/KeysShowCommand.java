package dev.trimtab.cli;

import dev.trimtab.client.KeyOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one key, never its secret. */
@Command(name = "show", mixinStandardHelpOptions = true, header = "Show one key, never its secret.")
final class KeysShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The key's id, as keys list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      KeyOut key = client.key(id);
      if (json.isOn()) {
        screen.json(key);
      } else {
        KeyScreen.print(screen, key);
      }
    }
    return ExitCode.OK;
  }
}
