package dev.trimtab.server.keeping;

import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.wiring.DataFolder;
import dev.trimtab.server.wiring.StoreSite;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.StoreFacts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.locks.ReentrantLock;

/** Makes copies of the store, one at a time, in the data folder: the disk that has the room. */
@Singleton
public final class Backups {
  /** What a crash leaves of it is overwritten by the next. */
  static final String FILE = "backup.part";

  private final Storage storage;
  private final Path folder;
  private final StoreSite site;
  private final ReentrantLock making = new ReentrantLock();

  Backups(Storage storage, DataFolder folder, StoreSite site) {
    this.storage = storage;
    this.site = site;
    this.folder = folder.path();
  }

  /**
   * A copy, checked, to be read once.
   *
   * @param content closing it removes the file
   * @param bytes how many there are
   * @param sha256 of the content
   * @param facts what the copy holds
   */
  record Backup(InputStream content, long bytes, byte[] sha256, StoreFacts facts) {}

  /**
   * Makes a copy.
   *
   * @throws ProblemException where another is being made, the disk has no room for one, or the
   *     store is not copied by servers
   */
  Backup make() {
    if (site.isShared()) {
      throw new ProblemException(ProblemKind.CONFLICT, StoreSite.COPIED_ELSEWHERE);
    }
    if (!making.tryLock()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "another backup is being made; try again when it is done");
    }
    try {
      return copy(folder.resolve(FILE));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } finally {
      making.unlock();
    }
  }

  private Backup copy(Path file) throws IOException {
    Files.deleteIfExists(file);
    refuseWithoutRoom();
    Files.createFile(file, ownerOnly(file));
    try {
      StoreFacts facts = storage.copyTo(file);
      long bytes = Files.size(file);
      byte[] sha256 = sha256(file);
      // Opened last: some systems remove the name at once.
      InputStream content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
      return new Backup(content, bytes, sha256, facts);
    } catch (RuntimeException | IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  private void refuseWithoutRoom() throws IOException {
    long needed = storage.bytes();
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new ProblemException(
          ProblemKind.STORAGE_FULL,
          "a backup may need %d MiB in the data folder, where %d MiB are free"
              .formatted(needed >> 20, free >> 20));
    }
  }

  private static byte[] sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return digest.digest();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
