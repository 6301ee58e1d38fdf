package dev.trimtab.cli.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A file of rows, one a line, compressed or not.
 *
 * @param path where it is
 * @param digest SHA-256 of its content, decompressed: the same rows in the same order are the same
 *     file, under whatever name
 * @param lines how many lines it has
 */
public record ImportFile(Path path, String digest, long lines) {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  /** Reads the whole file once, for its digest and its length. */
  public static ImportFile scan(Path path) throws IOException {
    MessageDigest digest = sha256();
    long lines = 0;
    int last = '\n';
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open(path)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
        for (int i = 0; i < length; i++) {
          last = buffer[i];
          lines += last == '\n' ? 1 : 0;
        }
      }
    }
    return new ImportFile(
        path, HexFormat.of().formatHex(digest.digest()), lines + (last == '\n' ? 0 : 1));
  }

  /** Its rows from the first line on. */
  LineReader rows() throws IOException {
    return new LineReader(open(path));
  }

  /** Compressed files are known by how they begin, not by their name. */
  private static InputStream open(Path path) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      in.mark(2);
      boolean gzip = in.read() == GZIP_MAGIC_1 && in.read() == GZIP_MAGIC_2;
      in.reset();
      return gzip ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
