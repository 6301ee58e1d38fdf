package dev.trimtab.server.wiring;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.sql.PostgresSettings;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A store for commands that work without a server. While one in a data folder is open no server can
 * start there; one on PostgreSQL may be in use by any number.
 */
public final class OfflineStore implements AutoCloseable {
  /** Without a server no events come in. */
  private static final SeriesFold NOTHING_RECORDED =
      (tenant, series, state, samples) -> {
        throw new IllegalStateException("an event came in where no server runs");
      };

  private final DataFolder folder;
  private final Storage storage;

  private OfflineStore(DataFolder folder, Storage storage) {
    this.folder = folder;
    this.storage = storage;
  }

  /**
   * Takes the folder and opens the store in it.
   *
   * @throws StartFailure where there is none, or a server has it
   */
  public static OfflineStore open(Path dataFolder) {
    Path database = dataFolder.resolve(StoreWiring.DATABASE);
    if (!Files.isRegularFile(database)) {
      throw new StartFailure(
          "there is no store in " + dataFolder + ": name the server's data folder by --data", null);
    }
    DataFolder folder = DataFolder.take(dataFolder);
    try {
      return new OfflineStore(
          folder, SqliteStorage.open(SqliteSettings.of(database), NOTHING_RECORDED));
    } catch (StorageException failure) {
      folder.close();
      throw new StartFailure(
          "the store " + database + " cannot be opened: " + failure.getMessage(), failure);
    }
  }

  /**
   * Opens the store at that URL, with what the environment says of it.
   *
   * @param dataFolder where {@code admin.key} is kept
   * @throws StartFailure where it cannot be opened
   */
  public static OfflineStore open(String url, Path dataFolder) {
    DataFolder folder = DataFolder.unheld(dataFolder);
    PostgresStore store = PostgresStore.of(StoreOptions.of(url, System::getenv));
    return new OfflineStore(
        folder, store.open(PostgresSettings.DEFAULT_SERIES_PER_TENANT, NOTHING_RECORDED));
  }

  public Path folder() {
    return folder.path();
  }

  public Storage storage() {
    return storage;
  }

  @Override
  public void close() {
    storage.close();
    folder.close();
  }
}
