package dev.trimtab.cli.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines as bytes, so that one line of broken text spoils no other. */
public final class LineReader implements AutoCloseable {
  /** Longer lines are cut: no row is that long, and memory is finite. */
  public static final int MAX_LINE = 4 << 20;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its end, at most {@link #MAX_LINE} + 1 bytes; null after the last. */
  public byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (fill()) {
      int from = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      line.write(buffer, from, Math.min(next - from, MAX_LINE + 1 - line.size()));
      if (next < end) {
        next++;
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private boolean fill() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(buffer));
    }
    return next < end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
