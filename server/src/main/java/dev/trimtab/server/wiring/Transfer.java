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

  /** Is told how it gets on, often, in numbers of rows. */
  public interface Observer {
    void copied(long rows, long all);

    void compared(long rows, long all);
  }

  /** What both stores hold now. */
  public record Moved(int tables, long rows) {}

  /**
   * Copies, or goes on where an earlier run was stopped, and compares.
   *
   * @param url of the database; who to be there is in the environment, as for a server
   * @throws StartFailure saying why not; the embedded store is as it was
   */
  public static Moved run(Path dataFolder, String url, Observer observer) {
    PostgresStore target = PostgresStore.of(StoreOptions.of(url, System::getenv));
    Path database = dataFolder.toAbsolutePath().normalize().resolve(StoreWiring.DATABASE);
    if (!Files.isRegularFile(database)) {
      throw new StartFailure(
          "there is no store in " + dataFolder + ": name a server's data folder by --from", null);
    }
    try (DataFolder held = DataFolder.take(dataFolder)) {
      StoreTransfer.Copied copied =
          PostgresStorage.fill(
              target.settings(PostgresSettings.DEFAULT_SERIES_PER_TENANT),
              held.path().resolve(StoreWiring.DATABASE),
              (stage, table, rows, all) -> tell(observer, stage, rows, all));
      return new Moved(copied.tables(), copied.rows());
    } catch (StorageException refused) {
      throw new StartFailure("not moved: " + refused.getMessage(), refused);
    }
  }

  private static void tell(Observer observer, TransferObserver.Stage stage, long rows, long all) {
    switch (stage) {
      case COPYING -> observer.copied(rows, all);
      case VERIFYING -> observer.compared(rows, all);
    }
  }
}
