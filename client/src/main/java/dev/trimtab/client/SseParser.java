package dev.trimtab.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of server-sent events by the rules of the WHATWG's HTML standard (section 9.2.6),
 * however it is cut into pieces. Line ends are never part of a longer UTF-8 sequence, so that lines
 * are found in bytes and decoded whole. Not thread-safe.
 */
final class SseParser {
  /** More than any event of ours has; a stream without line ends is none. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String DEFAULT_TYPE = "message";

  private final Consumer<ServerSentEvent> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean isFirstLine = true;
  private boolean afterReturn;
  private boolean hasData;
  private String type = "";
  private String id = "";
  private String lastId;
  private @Nullable Duration retry;

  /**
   * A parser at the beginning of a stream.
   *
   * @param lastId what the stream before said, or empty
   * @param events told each message in order
   */
  SseParser(String lastId, Consumer<ServerSentEvent> events) {
    this.id = lastId;
    this.lastId = lastId;
    this.events = events;
  }

  /** The last id given by a message that is complete, told or not. */
  String lastId() {
    return lastId;
  }

  /** What the stream says of the time before another attempt; null where it says nothing. */
  @Nullable Duration retry() {
    return retry;
  }

  /**
   * Takes the next piece.
   *
   * @throws IllegalStateException where a line is too long to be one of a stream of events
   */
  void feed(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      boolean endsReturn = afterReturn && next == '\n';
      afterReturn = next == '\r';
      if (endsReturn) {
        continue;
      }
      if (next == '\r' || next == '\n') {
        endLine();
      } else if (line.size() == MAX_LINE_BYTES) {
        throw new IllegalStateException("a line of more than " + MAX_LINE_BYTES + " bytes");
      } else {
        line.write(next);
      }
    }
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (isFirstLine && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    isFirstLine = false;
    if (text.isEmpty()) {
      endMessage();
    } else {
      int colon = text.indexOf(':');
      if (colon < 0) {
        field(text, "");
      } else if (colon > 0) {
        int value = text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
        field(text.substring(0, colon), text.substring(value));
      }
    }
  }

  private void field(String name, String value) {
    switch (name) {
      case "data" -> {
        data.append(hasData ? "\n" : "").append(value);
        hasData = true;
      }
      case "event" -> type = value;
      case "id" -> id = value.indexOf('\0') < 0 ? value : id;
      case "retry" -> {
        if (value.matches("[0-9]{1,12}")) {
          retry = Duration.ofMillis(Long.parseLong(value));
        }
      }
      default -> {
        // the standard has it passed over
      }
    }
  }

  /** A message without data is told to nobody, but its id counts. */
  private void endMessage() {
    lastId = id;
    if (hasData) {
      events.accept(new ServerSentEvent(id, type.isEmpty() ? DEFAULT_TYPE : type, data.toString()));
    }
    data.setLength(0);
    hasData = false;
    type = "";
  }
}
