package dev.trimtab.cli;

import dev.trimtab.client.KeyCreated;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a key a new secret. */
@Command(
    name = "rotate",
    header = "Give a key a new secret and show it, once; the old one ends within five seconds.")
final class KeysRotateCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The key's id, as keys list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      KeyCreated key = client.rotateKey(id);
      if (json.isOn()) {
        screen.json(key);
      } else {
        KeyScreen.print(screen, key);
      }
    }
    return ExitCode.OK;
  }
}
