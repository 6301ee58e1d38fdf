package dev.trimtab.server.wiring;

import dev.trimtab.storage.sql.EmptyStore;
import dev.trimtab.storage.sql.SqliteLibrary;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** What a rehearsal lays ready for the store, so that starts need not make it. */
public final class StoreLibrary {
  /** Names the folder it is in; the launcher sets it. */
  static final String FOLDER = "dev.trimtab.start";

  private static final Logger LOG = Logger.getLogger(StoreLibrary.class);

  private StoreLibrary() {}

  /** Lays ready the store's native library and an empty store. */
  public static void copyTo(Path folder) throws IOException {
    SqliteLibrary.copyTo(folder);
    new EmptyStore(folder).make();
  }

  /** Has a new store begin as a copy of the empty one, where that is there. */
  static void begin(Path store) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return;
    }
    try {
      new EmptyStore(Path.of(folder)).copyTo(store);
    } catch (IOException failed) {
      LOG.debugf(failed, "the store %s begins without a copy", store);
    }
  }
}
