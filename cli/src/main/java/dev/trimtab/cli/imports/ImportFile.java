package dev.trimtab.cli.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file of rows, compressed or not.
 *
 * @param path where it is
 * @param digest SHA-256 of its content, decompressed: the same rows in the same order are the same
 *     file, under whatever name
 * @param rows the place of its last row that can be read
 * @param format how the rows are written
 * @param columns of a table; empty for others
 */
public record ImportFile(
    Path path, String digest, long rows, RowFormat format, List<String> columns) {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  public ImportFile {
    columns = List.copyOf(columns);
  }

  /**
   * Reads the whole file once, for its digest and its length.
   *
   * @throws BrokenFileException where it is a table without a heading
   */
  public static ImportFile scan(Path path, RowFormat.Said said) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(open(path), digest)) {
      BufferedInputStream content = new BufferedInputStream(in, BUFFER);
      RowFormat format = RowFormat.of(said, path, content);
      RowReader reader = format.reader(content);
      long rows = count(reader);
      content.transferTo(OutputStream.nullOutputStream());
      List<String> columns = reader instanceof CsvRows table ? table.heading() : List.of();
      return new ImportFile(path, HexFormat.of().formatHex(digest.digest()), rows, format, columns);
    }
  }

  /** Its rows from the first one on. */
  RowReader open() throws IOException {
    InputStream in = new BufferedInputStream(open(path), BUFFER);
    try {
      return format.reader(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Up to the first that cannot be read: whoever reads again finds it there. */
  private static long count(RowReader reader) throws IOException {
    try {
      reader.skipTo(Long.MAX_VALUE);
    } catch (BrokenFileException broken) {
      return reader.place();
    }
    return reader.place();
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
}
