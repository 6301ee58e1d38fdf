package dev.trimtab.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes an answer into a file, there whole and checked or not at all: what arrives has a name of
 * its own until its checksum ({@code Repr-Digest}, RFC 9530) was compared.
 */
final class Download {
  private static final String DIGEST = "Repr-Digest";

  private Download() {}

  /**
   * Writes {@code file}, and its checksum beside it in the form that sha256sum checks.
   *
   * @param call is not made where the file is there already
   */
  static BackupReceipt to(Path file, Supplier<HttpResponse<InputStream>> call, URI server) {
    if (Files.exists(file)) {
      throw new UncheckedIOException(new FileAlreadyExistsException(file.toString()));
    }
    HttpResponse<InputStream> answer = call.get();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (InputStream body = answer.body()) {
      MessageDigest digest = sha256();
      long bytes = write(new DigestInputStream(body, digest), part);
      byte[] sum = digest.digest();
      String expected = answer.headers().firstValue(DIGEST).orElse("");
      if (!expected.equals("sha-256=:" + Base64.getEncoder().encodeToString(sum) + ":")) {
        throw TrimtabException.unreadable(
            server, answer.statusCode(), new IOException("the checksum does not fit"));
      }
      String hex = HexFormat.of().formatHex(sum);
      Files.move(part, file);
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".sha256"),
          hex + "  " + file.getFileName() + "\n");
      return new BackupReceipt(file, bytes, hex);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      remove(part);
    }
  }

  private static long write(InputStream body, Path part) throws IOException {
    Files.deleteIfExists(part);
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(part, fresh, ownerOnly(part));
        OutputStream out = Channels.newOutputStream(channel)) {
      long bytes = body.transferTo(out);
      channel.force(true);
      return bytes;
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }

  /** A backup holds everything, the hashes of the keys included. */
  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
