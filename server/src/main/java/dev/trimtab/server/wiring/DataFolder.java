package dev.trimtab.server.wiring;

import dev.trimtab.server.config.StorageConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder everything is kept in, held by one process at a time. The lock is the operating
 * system's: it goes when the process goes, however that happens.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path path;
  private final @Nullable FileChannel lock;
  private final boolean temporary;

  private DataFolder(Path path, @Nullable FileChannel lock, boolean temporary) {
    this.path = path;
    this.lock = lock;
    this.temporary = temporary;
  }

  /**
   * Makes the folder where there is none, and takes it.
   *
   * @throws StartFailure where it cannot be made, written or taken
   */
  static DataFolder open(StorageConfig config) {
    if (config.ephemeral()) {
      return openTemporary();
    }
    return take(config.data());
  }

  /**
   * Makes the folder at that path where there is none, and takes it.
   *
   * @throws StartFailure where it cannot be made, written or taken
   */
  static DataFolder take(Path data) {
    Path path = data.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path, ownerOnly(path));
      return new DataFolder(path, lock(path), false);
    } catch (FileAlreadyExistsException inTheWay) {
      throw new StartFailure("the data folder " + path + " is a file, not a folder", inTheWay);
    } catch (AccessDeniedException denied) {
      throw new StartFailure("the data folder " + path + " cannot be written", denied);
    } catch (IOException unusable) {
      throw new StartFailure(
          "the data folder " + path + " cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /**
   * A folder for {@code admin.key} alone, beside a store that is elsewhere. Made where that can be;
   * nobody needs it but the server that makes the first key.
   *
   * @throws StartFailure where an embedded store is in it: its key must not be written over
   */
  static DataFolder unheld(Path data) {
    Path path = data.toAbsolutePath().normalize();
    if (Files.exists(path.resolve(StoreWiring.DATABASE))) {
      throw new StartFailure(
          "the data folder "
              + path
              + " holds an embedded store, with a key of its own: name another"
              + " folder by --data, or leave out --store (trimtab.storage.url)",
          null);
    }
    try {
      Files.createDirectories(path, ownerOnly(path));
    } catch (IOException unneeded) {
      // Whoever has a key to keep there says so.
    }
    return new DataFolder(path, null, false);
  }

  public Path path() {
    return path;
  }

  /** True where nothing in it outlives the process. */
  public boolean isTemporary() {
    return temporary;
  }

  /** Lets the folder go, and removes it where it is temporary. Idempotent. */
  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.close();
      }
      if (temporary) {
        delete(path);
      }
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private static DataFolder openTemporary() {
    try {
      Path path = Files.createTempDirectory("trimtab-");
      return new DataFolder(path, lock(path), true);
    } catch (IOException unusable) {
      throw new StartFailure("no temporary folder can be made: " + unusable.getMessage(), unusable);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new StartFailure(
          "the data folder "
              + folder
              + " is in use by another server: stop it, or name another folder by --data",
          null);
    }
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** For a new file that nobody else may read. */
  public static FileAttribute<?>[] ownersFile(Path file) {
    return ownersAlone(file, "rw-------");
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return ownersAlone(folder, "rwx------");
  }

  private static FileAttribute<?>[] ownersAlone(Path folder, String permissions) {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) content.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
