package dev.trimtab.server.wiring;

import dev.trimtab.storage.sql.SqliteLibrary;
import java.io.IOException;
import java.nio.file.Path;

/** What the store needs beside Java. */
public final class StoreLibrary {
  private StoreLibrary() {}

  /** Copies the store's native library into a folder, for starts that need not unpack it. */
  public static void copyTo(Path folder) throws IOException {
    SqliteLibrary.copyTo(folder);
  }
}
