package dev.trimtab.cli.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The file of what was not stored; there only where something was. Flushed line by line. */
final class Rejections implements AutoCloseable {
  private final Path file;
  private @Nullable BufferedWriter writer;
  private long count;

  Rejections(Path file) {
    this.file = file;
  }

  /** What an earlier run rejected is forgotten. */
  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * Keeps what an earlier run rejected up to that place, and forgets the rest.
   *
   * @param expected how many there were
   * @return false, and the file is as it was, where it does not hold as many
   */
  boolean keepThrough(long place, long expected) throws IOException {
    Path kept = file.resolveSibling(file.getFileName() + ".tmp");
    long found = 0;
    if (Files.exists(file)) {
      found = copyThrough(place, kept);
    }
    if (found != expected) {
      Files.deleteIfExists(kept);
      return false;
    }
    if (found == 0) {
      Files.deleteIfExists(kept);
      forget();
    } else {
      Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    count = found;
    return true;
  }

  /** A line that was cut, or is none of ours, is passed over. */
  private long copyThrough(long place, Path kept) throws IOException {
    long found = 0;
    try (LineReader lines = new LineReader(Files.newInputStream(file));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(kept))) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (isThrough(place, line)) {
          out.write(line);
          out.write('\n');
          found++;
        }
      }
    }
    return found;
  }

  private static boolean isThrough(long place, byte[] line) throws IOException {
    try {
      long at = Json.MAPPER.readTree(line).path("line").asLong(Long.MAX_VALUE);
      return at <= place;
    } catch (JsonProcessingException cut) {
      return false;
    }
  }

  void add(Rejected rejected) throws IOException {
    if (writer == null) {
      writer = open();
    }
    writer.write(Json.MAPPER.writeValueAsString(rejected));
    writer.newLine();
    writer.flush();
    count++;
  }

  private BufferedWriter open() throws IOException {
    try {
      return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + "; name another file with --rejected", e);
    }
  }

  long count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  /**
   * One line of the file.
   *
   * @param line the line of the row, from 1; in a table the row with the heading as 1, in an array
   *     the place
   * @param id the event's id; null where the row did not become events
   * @param pointer the field at fault: of the event where there is an id, else of the row
   * @param detail what is wrong
   * @param row the row; null where it is none
   * @param text what stands there where it is no row
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rejected(
      long line,
      @Nullable String id,
      String pointer,
      String detail,
      @Nullable JsonText row,
      @Nullable String text) {

    static Rejected ofRow(long line, RowFault fault, JsonText row) {
      return new Rejected(line, null, fault.pointer(), fault.detail(), row, null);
    }

    static Rejected ofText(Row.Unreadable row) {
      return new Rejected(row.place(), null, "", row.detail(), null, row.text());
    }
  }
}
