package dev.trimtab.server.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code admin.key} in the data folder: the operator's key, for the command line on the
 * same machine. Only its owner can read it, and it is there whole or not at all.
 */
final class AdminKeyFile {
  private static final String NAME = "admin.key";

  private final Path file;

  AdminKeyFile(Path dataFolder) {
    this.file = dataFolder.resolve(NAME);
  }

  Path path() {
    return file;
  }

  /** The key in the file, or empty where there is no file or no key in it. */
  Optional<KeySecret> read() throws IOException {
    try {
      String content = Files.readString(file, StandardCharsets.US_ASCII).trim();
      return KeySecret.isWellFormed(content)
          ? Optional.of(new KeySecret(content))
          : Optional.empty();
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** Puts {@code key} into the file, in place of what was there; durable when this returns. */
  void write(KeySecret key) throws IOException {
    Path draft = file.resolveSibling(NAME + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file))) {
      ByteBuffer content =
          ByteBuffer.wrap((key.value() + "\n").getBytes(StandardCharsets.US_ASCII));
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Takes the file away, for a key that is none. */
  void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
