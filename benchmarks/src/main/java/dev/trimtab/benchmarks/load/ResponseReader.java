package dev.trimtab.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of HTTP/1.1 responses and their status, and looks at nothing else: the generator
 * shares the machine with the server it measures.
 */
final class ResponseReader {
  private static final int HEAD_BYTES = 16 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String LENGTH = "content-length:";

  private final byte[] head = new byte[HEAD_BYTES];
  private int headBytes;
  private long bodyBytesLeft = -1;
  private int status;

  /** Takes what has arrived. True when a response is complete; the next one begins after it. */
  boolean take(ByteBuffer arrived) {
    while (bodyBytesLeft < 0 && arrived.hasRemaining()) {
      takeHead(arrived.get());
    }
    int body = (int) Math.min(Math.max(bodyBytesLeft, 0), arrived.remaining());
    arrived.position(arrived.position() + body);
    if (bodyBytesLeft < 0) {
      return false;
    }
    bodyBytesLeft -= body;
    if (bodyBytesLeft > 0) {
      return false;
    }
    bodyBytesLeft = -1;
    return true;
  }

  /** The status of the last complete response. */
  int status() {
    return status;
  }

  private void takeHead(byte next) {
    if (headBytes == head.length) {
      throw new IllegalStateException("a response's head has more than " + HEAD_BYTES + " bytes");
    }
    head[headBytes++] = next;
    if (next == '\n'
        && headBytes >= 4
        && head[headBytes - 2] == '\r'
        && head[headBytes - 3] == '\n') {
      String text = new String(head, 0, headBytes, StandardCharsets.ISO_8859_1);
      status = Integer.parseInt(text, STATUS_AT, STATUS_AT + 3, 10);
      bodyBytesLeft = contentLength(text);
      headBytes = 0;
    }
  }

  private static long contentLength(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(LENGTH);
    if (at < 0) {
      if (lower.contains("transfer-encoding:")) {
        throw new IllegalStateException("the generator reads no chunked responses:\n" + head);
      }
      return 0;
    }
    return Long.parseLong(lower.substring(at + LENGTH.length(), lower.indexOf('\r', at)).strip());
  }
}
