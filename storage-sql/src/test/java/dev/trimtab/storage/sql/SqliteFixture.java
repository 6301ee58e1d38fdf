package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.StorageFixture;
import dev.trimtab.storage.kit.StoreAudit;
import dev.trimtab.storage.kit.StoreLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A SQLite store in a folder of its own. */
public final class SqliteFixture implements StorageFixture {
  private final Path folder;

  public SqliteFixture() throws IOException {
    this.folder = Files.createTempDirectory("trimtab-store-");
  }

  @Override
  public Storage open(SeriesFold fold, StoreLimits limits) {
    return SqliteStorage.open(
        SqliteSettings.of(file())
            .withMaxBytes(limits.maxBytes())
            .withSeriesPerTenant(limits.seriesPerTenant()),
        fold);
  }

  @Override
  public StoreAudit audit() {
    return new SqlAudit(url(), new SqliteDialect());
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file() {
    return folder.resolve("store.db");
  }

  private String url() {
    return "jdbc:sqlite:" + file();
  }
}
