package dev.trimtab.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of HTTP/1.1 responses and their status, and looks at nothing else: the generator
 * shares the machine with the server it measures.
 */
final class ResponseReader {
  /** What the next bytes are. */
  private enum Part {
    STATUS_LINE,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    TRAILER
  }

  private static final int LINE_BYTES = 16 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String LENGTH = "content-length:";
  private static final String ENCODING = "transfer-encoding:";
  private static final int LINE_END_BYTES = 2;

  private final byte[] line = new byte[LINE_BYTES];
  private int lineBytes;
  private Part part = Part.STATUS_LINE;
  private boolean chunked;
  private long bytesLeft;
  private int status;

  /** Takes what has arrived. True when a response is complete; the next one begins after it. */
  boolean take(ByteBuffer arrived) {
    while (arrived.hasRemaining()) {
      boolean complete =
          switch (part) {
            case BODY, CHUNK -> skip(arrived);
            case STATUS_LINE, HEADER, CHUNK_SIZE, TRAILER -> read(arrived);
          };
      if (complete) {
        part = Part.STATUS_LINE;
        return true;
      }
    }
    return false;
  }

  /** The status of the last complete response. */
  int status() {
    return status;
  }

  private boolean skip(ByteBuffer arrived) {
    int skipped = (int) Math.min(bytesLeft, arrived.remaining());
    arrived.position(arrived.position() + skipped);
    bytesLeft -= skipped;
    if (bytesLeft > 0) {
      return false;
    }
    boolean complete = part == Part.BODY;
    part = Part.CHUNK_SIZE;
    return complete;
  }

  private boolean read(ByteBuffer arrived) {
    byte next = arrived.get();
    if (next != '\n') {
      if (lineBytes == line.length) {
        throw new IllegalStateException("a line has more than " + LINE_BYTES + " bytes");
      }
      line[lineBytes++] = next;
      return false;
    }
    String text = new String(line, 0, lineBytes, StandardCharsets.ISO_8859_1).strip();
    lineBytes = 0;
    return endOfLine(text);
  }

  /** True where that line was the last of a response. */
  private boolean endOfLine(String text) {
    return switch (part) {
      case STATUS_LINE -> {
        status = Integer.parseInt(text, STATUS_AT, STATUS_AT + 3, 10);
        bytesLeft = 0;
        chunked = false;
        part = Part.HEADER;
        yield false;
      }
      case HEADER -> text.isEmpty() ? endOfHead() : header(text.toLowerCase(Locale.ROOT));
      case CHUNK_SIZE -> {
        long size = Long.parseLong(text, 16);
        bytesLeft = size + LINE_END_BYTES;
        part = size == 0 ? Part.TRAILER : Part.CHUNK;
        yield false;
      }
      case TRAILER -> text.isEmpty();
      case BODY, CHUNK -> throw new IllegalStateException("no lines in a body");
    };
  }

  private boolean header(String text) {
    if (text.startsWith(LENGTH)) {
      bytesLeft = Long.parseLong(text.substring(LENGTH.length()).strip());
    } else if (text.startsWith(ENCODING)) {
      chunked = true;
    }
    return false;
  }

  private boolean endOfHead() {
    part = chunked ? Part.CHUNK_SIZE : Part.BODY;
    return !chunked && bytesLeft == 0;
  }
}
