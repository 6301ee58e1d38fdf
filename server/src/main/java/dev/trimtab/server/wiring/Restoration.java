package dev.trimtab.server.wiring;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.StoreFacts;
import dev.trimtab.storage.sql.SqliteStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings a backup into a data folder that no server uses. The database there is replaced in one
 * move, after everything was checked: a restoration that fails leaves what there was.
 */
public final class Restoration {
  private static final String LOCK = "lock";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'replaced-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path backup;
  private final Path folder;

  private Restoration(Path backup, Path folder) {
    this.backup = backup;
    this.folder = folder;
  }

  /**
   * What was done.
   *
   * @param facts what the database now holds
   * @param folder where it is
   * @param replaced where the database is that was there before, if any
   * @param compared true where a checksum beside the backup was compared
   */
  public record Restored(
      StoreFacts facts, Path folder, Optional<Path> replaced, boolean compared) {}

  /**
   * Restores.
   *
   * @param force true to set aside a database that is there
   * @throws StartFailure saying why not; nothing was changed
   */
  public static Restored restore(Path backup, Path folder, boolean force, Instant now) {
    Path into = folder.toAbsolutePath().normalize();
    try {
      return new Restoration(backup, into).run(force, now);
    } catch (NoSuchFileException missing) {
      throw new StartFailure("there is no file " + missing.getFile(), missing);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (StorageException unsound) {
      throw new StartFailure(String.valueOf(unsound.getMessage()), unsound);
    }
  }

  private Restored run(boolean force, Instant now) throws IOException {
    String expected = expectedChecksum();
    StoreFacts facts = verify(backup);
    try (DataFolder held = DataFolder.take(folder)) {
      boolean occupied = !content().isEmpty();
      if (occupied && !force) {
        throw new StartFailure(
            "the folder "
                + folder
                + " is not empty: name another by --data, or say --force, which sets aside the"
                + " database that is there",
            null);
      }
      Path draft = held.path().resolve("restore.part");
      Files.deleteIfExists(draft);
      String sha256 = copy(draft);
      if (!expected.isEmpty() && !expected.equals(sha256)) {
        Files.delete(draft);
        throw new StartFailure(
            backup + " is not what its checksum says: it was changed or broken off", null);
      }
      Optional<Path> replaced = setAside(now);
      Files.move(draft, folder.resolve(StoreWiring.DATABASE), StandardCopyOption.ATOMIC_MOVE);
      return new Restored(facts, folder, replaced, !expected.isEmpty());
    }
  }

  /** In the form of sha256sum, from the file beside the backup; empty where there is none. */
  private String expectedChecksum() throws IOException {
    Path beside = backup.resolveSibling(backup.getFileName() + ".sha256");
    return Files.exists(beside)
        ? Files.readString(beside).strip().replaceFirst("(?s)\\s.*", "")
        : "";
  }

  private static StoreFacts verify(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return SqliteStorage.file(file).verify();
  }

  private List<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith(LOCK)).toList();
    }
  }

  /** Copies with the rights of the data folder's files; durable when this returns. */
  private String copy(Path draft) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(backup), digest);
        FileChannel channel =
            FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                DataFolder.ownersFile(draft));
        OutputStream out = Channels.newOutputStream(channel)) {
      in.transferTo(out);
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With its log, without which the database that was there would be of an earlier moment. */
  private Optional<Path> setAside(Instant now) throws IOException {
    if (!Files.exists(folder.resolve(StoreWiring.DATABASE))) {
      return Optional.empty();
    }
    Path aside = Files.createDirectory(folder.resolve(NAME.format(now)));
    for (String suffix : List.of("", "-wal", "-shm")) {
      Path file = folder.resolve(StoreWiring.DATABASE + suffix);
      if (Files.exists(file)) {
        Files.move(file, aside.resolve(file.getFileName()));
      }
    }
    return Optional.of(aside);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
