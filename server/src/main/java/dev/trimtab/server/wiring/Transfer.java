package dev.trimtab.server.wiring;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.PostgresSettings;
import dev.trimtab.storage.sql.PostgresStorage;
import dev.trimtab.storage.sql.transfer.StoreTransfer;
import dev.trimtab.storage.sql.transfer.TransferObserver;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills an empty PostgreSQL with everything in a data folder that no server uses. */
public final class Transfer {
  private Transfer() {}

  /**
   * Copies, or goes on where an earlier run was stopped, and compares.
   *
   * @param url of the database; who to be there is in the environment, as for a server
   * @throws StartFailure saying why not; the embedded store is as it was
   */
  public static StoreTransfer.Copied run(Path dataFolder, String url, TransferObserver observer) {
    PostgresStore target = PostgresStore.of(StoreOptions.of(url, System::getenv));
    Path database = dataFolder.toAbsolutePath().normalize().resolve(StoreWiring.DATABASE);
    if (!Files.isRegularFile(database)) {
      throw new StartFailure(
          "there is no store in " + dataFolder + ": name a server's data folder by --from", null);
    }
    try (DataFolder held = DataFolder.take(dataFolder)) {
      return PostgresStorage.fill(
          target.settings(PostgresSettings.DEFAULT_SERIES_PER_TENANT),
          held.path().resolve(StoreWiring.DATABASE),
          observer);
    } catch (StorageException refused) {
      throw new StartFailure("not moved: " + refused.getMessage(), refused);
    }
  }
}
