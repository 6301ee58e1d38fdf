package dev.trimtab.storage.sql;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.util.LibraryLoaderUtil;

/** SQLite itself, a native library that the driver carries along. */
public final class SqliteLibrary {
  private SqliteLibrary() {}

  /**
   * Copies it into a folder. A program started with {@code -Dorg.sqlite.lib.path=FOLDER} loads it
   * from there; otherwise the driver unpacks it at every start and compares it byte by byte.
   *
   * @throws FileNotFoundException where the driver has none for this machine
   */
  public static void copyTo(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = SqliteLibrary.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new FileNotFoundException(resource);
      }
      Path whole = Files.createTempFile(folder, name, null);
      Files.copy(library, whole, StandardCopyOption.REPLACE_EXISTING);
      Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
