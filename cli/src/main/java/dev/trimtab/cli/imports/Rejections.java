package dev.trimtab.cli.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file of what was not stored; there only where something was. Flushed line by line. */
final class Rejections implements AutoCloseable {
  private final Path file;
  private @Nullable BufferedWriter writer;
  private long count;

  /** What an earlier run rejected is forgotten. */
  Rejections(Path file) throws IOException {
    this.file = file;
    Files.deleteIfExists(file);
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
      return Files.newBufferedWriter(file);
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
   * @param line the line of the row, from 1
   * @param id the event's id; null where the row did not become events
   * @param pointer the field at fault: of the event where there is an id, else of the row
   * @param detail what is wrong
   * @param row the row; null where it is not JSON
   * @param text the line as text where it is not JSON
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

    static Rejected ofLine(long line, String detail, byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Rejected(line, null, "", detail, null, text);
    }
  }
}
