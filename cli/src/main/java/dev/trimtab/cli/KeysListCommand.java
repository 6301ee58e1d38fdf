package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.KeyOut;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists keys, never their secrets. */
@Command(
    name = "list",
    header = "List keys, never their secrets.",
    description = "Of the key's own tenant; an operator's key sees all, or --tenant's.")
final class KeysListCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      List<KeyOut> keys = client.keys();
      if (json.isOn()) {
        screen.json(keys);
      } else if (keys.isEmpty()) {
        screen.print("No keys.");
      } else {
        screen.print(table(keys));
      }
    }
    return ExitCode.OK;
  }

  private static Table table(List<KeyOut> keys) {
    Table table = Table.of("=ID", "OWNER", "NAME", "SCOPES", "EXPIRES", "LAST USED");
    for (KeyOut key : keys) {
      table.row(
          key.id(),
          KeyScreen.owner(key.tenantId()),
          key.name(),
          String.join(", ", key.scopes()),
          KeyScreen.orNever(key.expiresAt()),
          KeyScreen.orNever(key.lastUsedAt()));
    }
    return table;
  }
}
