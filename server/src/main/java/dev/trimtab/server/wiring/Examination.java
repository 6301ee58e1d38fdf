package dev.trimtab.server.wiring;

import dev.trimtab.loop.ChannelStore.Owned;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.sql.SealedSecrets;
import dev.trimtab.storage.sql.SqliteStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at a database, without the server and beside it. */
public final class Examination {
  private Examination() {}

  /**
   * What was found in the database at that URL, with what the environment says of it.
   *
   * @param recount true to count everything anew
   */
  public static List<Finding> of(String url, boolean recount, Instant now) {
    try {
      return PostgresStore.of(StoreOptions.of(url, System::getenv)).inspect(recount, now);
    } catch (StartFailure unreachable) {
      return List.of(
          Finding.error(
              "database",
              String.valueOf(unreachable.getMessage()),
              "see docs/postgresql.md for how it is reached"));
    }
  }

  /**
   * The channels that have a secret, of the database at that URL.
   *
   * @throws StorageException where it cannot be read
   * @throws StartFailure likewise
   */
  public static List<Owned> secrets(String url, int limit) {
    return PostgresStore.of(StoreOptions.of(url, System::getenv)).secrets(limit);
  }

  /**
   * The same of the database in a folder; none where there is none.
   *
   * @throws StorageException where it cannot be read
   */
  public static List<Owned> secrets(Path folder, int limit) {
    Path database = folder.resolve(StoreWiring.DATABASE);
    return Files.exists(database) ? SealedSecrets.of(database, limit) : List.of();
  }

  /**
   * What was found.
   *
   * @param recount true to count everything anew
   */
  public static List<Finding> of(Path folder, boolean recount, Instant now) {
    Path database = folder.resolve(StoreWiring.DATABASE);
    if (!Files.exists(database)) {
      return List.of(
          Finding.error(
              "database",
              "there is no database in " + folder,
              "name the data folder by --data; a server makes one at its first start"));
    }
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(SqliteStorage.file(database).inspect(recount, now));
    } catch (StorageException unreadable) {
      findings.add(
          Finding.error(
              "database",
              String.valueOf(unreadable.getMessage()),
              "restore the latest backup: trimtab restore FILE --data DIR"));
    }
    return findings;
  }
}
