package dev.trimtab.server.channels;

import dev.trimtab.server.wiring.StartFailure;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code secret.key} in the data folder. Only its owner can read it, and it is there whole
 * or not at all.
 */
final class MasterKeyFile {
  static final String NAME = "secret.key";

  private final Path file;

  MasterKeyFile(Path dataFolder) {
    this.file = dataFolder.resolve(NAME);
  }

  /**
   * The key in the file, or empty where there is no file.
   *
   * @throws StartFailure where there is something else in it
   */
  Optional<MasterKey> read() throws IOException {
    try {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      Optional<MasterKey> key = MasterKey.parse(content);
      if (key.isEmpty()) {
        throw new StartFailure(
            file
                + " is no key: bring the file back as it was, or take it away and say the secrets"
                + " of the channels again",
            null);
      }
      return key;
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** Puts {@code key} into the file, which is not there yet; durable when this returns. */
  void write(MasterKey key) throws IOException {
    Path draft = file.resolveSibling(NAME + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file))) {
      ByteBuffer content =
          ByteBuffer.wrap((key.base64() + "\n").getBytes(StandardCharsets.US_ASCII));
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
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
