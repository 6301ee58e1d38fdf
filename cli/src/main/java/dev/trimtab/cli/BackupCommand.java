package dev.trimtab.cli;

import dev.trimtab.client.BackupReceipt;
import dev.trimtab.client.TrimtabClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Saves a running server into a file. */
@Command(
    name = "backup",
    header = "Save everything of a running server into a file, and check it.",
    description = {
      "The server goes on meanwhile. Beside FILE its checksum is written (FILE.sha256). The file"
          + " holds every tenant's data and the hashes of the API keys, not the keys; keep it as"
          + " safe as the data. Needs an operator's key."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab backup trimtab.db",
      "  trimtab backup /backups/trimtab-$(date +%%F).db    each night, by cron",
      "  trimtab restore trimtab.db --data /tmp/look       see whether it is good"
    })
final class BackupCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "FILE", description = "Where to; there must be no such file yet.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.clientWithoutTenant()) {
      BackupReceipt receipt = client.backup(file.toAbsolutePath());
      if (json.isOn()) {
        screen.json(receipt);
      } else {
        screen.print(
            "Saved %s: %d bytes, SHA-256 %s"
                .formatted(receipt.file(), receipt.bytes(), receipt.sha256()));
      }
    }
    return ExitCode.OK;
  }
}
