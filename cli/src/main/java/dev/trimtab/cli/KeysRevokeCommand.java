package dev.trimtab.cli;

import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a key. */
@Command(name = "revoke", header = "End a key within five seconds, for good.")
final class KeysRevokeCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @Parameters(paramLabel = "ID", description = "The key's id, as keys list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      client.revokeKey(id);
      screen.print("Revoked " + id + ".");
    }
    return ExitCode.OK;
  }
}
