package dev.trimtab.cli.exports;

import dev.trimtab.cli.imports.LineReader;
import dev.trimtab.client.ExportEnd;
import dev.trimtab.client.ExportStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Copies an export line by line, and knows by its last line whether it is whole. */
public final class ExportLines {
  private final ExportStream stream;
  private final OutputStream out;

  public ExportLines(ExportStream stream, OutputStream out) {
    this.stream = stream;
    this.out = out;
  }

  /**
   * Copies all lines but the last, which is not for readers.
   *
   * @param skipHeading true where a heading is there already
   * @param follower told the position of each line
   * @throws CutExportException where the stream ends before its end; what came is written
   */
  public ExportEnd copy(boolean skipHeading, LongConsumer follower) throws IOException {
    try (LineReader lines = new LineReader(stream.lines())) {
      byte[] line = next(lines);
      while (line != null && !ExportEnd.is(line)) {
        byte[] following = next(lines);
        if (following != null) { // else it may have come in part
          write(line, skipHeading, follower);
        }
        line = following;
      }
      if (line != null) {
        return whole(ExportEnd.read(line));
      }
    }
    throw new CutExportException("the stream was cut", null);
  }

  private void write(byte[] line, boolean skipHeading, LongConsumer follower) throws IOException {
    long position = PositionOf.line(line);
    if (position != PositionOf.NONE || !skipHeading) {
      out.write(line);
      out.write('\n');
      follower.accept(position);
    }
  }

  /** Tells a stream that cannot be read from an output that cannot be written. */
  private static byte @Nullable [] next(LineReader lines) throws CutExportException {
    try {
      return lines.next();
    } catch (IOException cut) {
      throw new CutExportException("the stream was cut: " + cut.getMessage(), cut);
    }
  }

  private static ExportEnd whole(ExportEnd end) throws CutExportException {
    if (!end.saysWhole()) {
      String why = end.detail() == null ? "" : ": " + end.detail();
      throw new CutExportException("the export was " + end.status() + why, null);
    }
    return end;
  }
}
