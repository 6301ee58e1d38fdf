package dev.trimtab.storage.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A database that holds nothing yet, made once and copied for each new store: the migrations are
 * then left out of its first start. Its name tells the migrations it was made by, so that a program
 * with others does not find it.
 */
public final class EmptyStore {
  private final Path folder;

  public EmptyStore(Path folder) {
    this.folder = folder;
  }

  /** Makes it, where it is not there yet. */
  public void make() throws IOException {
    if (Files.exists(file())) {
      return;
    }
    Path work = Files.createTempDirectory(folder, "empty");
    Path migrated = work.resolve("migrated.db");
    Path copied = work.resolve("copied.db");
    try {
      new SqliteDatabase(SqliteSettings.of(migrated)).migrate();
      SqliteStorage.file(migrated).copyTo(copied);
      Files.move(copied, file(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(work);
    }
  }

  /**
   * Puts a copy where a new store shall be: all of it or none, whatever happens meanwhile. (That
   * its name stays is the database's care: it flushes the folder with its first commit.) Does
   * nothing where something is there already, were it a log that another store left, or nothing to
   * copy.
   *
   * @return true where it did
   */
  public boolean copyTo(Path store) throws IOException {
    if (isTaken(store) || !Files.exists(file())) {
      return false;
    }
    Path begun = store.resolveSibling(store.getFileName() + ".new");
    Files.copy(file(), begun, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel copied = FileChannel.open(begun, StandardOpenOption.WRITE)) {
      copied.force(true);
    }
    Files.move(begun, store, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** SQLite would play back whatever log lies beside a database. */
  private static boolean isTaken(Path store) {
    return Stream.of("", "-wal", "-journal")
        .anyMatch(end -> Files.exists(store.resolveSibling(store.getFileName() + end)));
  }

  Path file() throws IOException {
    CRC32 checksum = new CRC32();
    for (String script : SqliteDatabase.SCRIPTS) {
      checksum.update(content(script));
    }
    return folder.resolve("empty-%08x.db".formatted(checksum.getValue()));
  }

  private static byte[] content(String script) throws IOException {
    try (InputStream stream = EmptyStore.class.getResourceAsStream("sqlite/" + script)) {
      if (stream == null) {
        throw new IOException("the migration " + script + " is missing");
      }
      return stream.readAllBytes();
    }
  }

  private static void remove(Path work) throws IOException {
    try (var files = Files.list(work)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(work);
  }
}
