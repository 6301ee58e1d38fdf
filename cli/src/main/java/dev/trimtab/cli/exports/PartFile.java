package dev.trimtab.cli.exports;

import dev.trimtab.client.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that gets its name when it is whole. Until then {@code FILE.part} has what came, and
 * {@code FILE.part.json} says of which export that is.
 */
public final class PartFile {
  private static final int BUFFER = 1 << 16;

  /** More than the longest line has. */
  private static final int TAIL = 1 << 20;

  private final Path file;
  private final Path part;
  private final Path note;

  public PartFile(Path file) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.note = file.resolveSibling(file.getFileName() + ".part.json");
  }

  /**
   * Which export a part is of.
   *
   * @param source server, tenant and query
   * @param through the last position it will have
   */
  public record Note(String source, long through) {}

  /**
   * Where an export goes on.
   *
   * @param after the position of the last line that is there
   * @param through the last one it will have
   */
  public record Place(long after, long through) {}

  /**
   * Where the export from {@code source} goes on; null where it begins. A line that came in part is
   * taken away.
   *
   * @throws CutExportException where there is a part of another export
   */
  public @Nullable Place place(String source) throws IOException {
    if (!Files.exists(part) || !Files.exists(note)) {
      return null;
    }
    Note known = Json.MAPPER.readValue(note.toFile(), Note.class);
    if (!known.source().equals(source)) {
      throw new CutExportException(
          part + " is a part of another export; remove it, or name another file", null);
    }
    long last = cutToLines();
    return last == PositionOf.NONE ? null : new Place(last, known.through());
  }

  /** Where lines go to, from the beginning on. */
  public OutputStream begin(Note said) throws IOException {
    OutputStream out = open(StandardOpenOption.TRUNCATE_EXISTING);
    Files.write(note, Json.MAPPER.writeValueAsBytes(said));
    return out;
  }

  /** Where lines go to, behind those that are there. */
  public OutputStream goOn() throws IOException {
    return open(StandardOpenOption.APPEND);
  }

  /** Gives the file its name, durably; what had the name before is replaced. */
  public void finish() throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(note);
  }

  private OutputStream open(StandardOpenOption how) throws IOException {
    return new BufferedOutputStream(
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how),
        BUFFER);
  }

  /** Returns the position of the last whole line. */
  private long cutToLines() throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long from = Math.max(0, channel.size() - TAIL);
      byte[] tail = tail(channel, from);
      int end = lastLineEnd(tail, tail.length);
      channel.truncate(end < 0 ? 0 : from + end + 1);
      if (end < 0) {
        return PositionOf.NONE;
      }
      int start = lastLineEnd(tail, end) + 1;
      return PositionOf.line(Arrays.copyOfRange(tail, start, end));
    }
  }

  private static byte[] tail(FileChannel channel, long from) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - from));
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // until all is there
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static int lastLineEnd(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }
}
