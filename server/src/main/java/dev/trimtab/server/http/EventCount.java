package dev.trimtab.server.http;

/**
 * How many events a body seems to bring, good or bad, without a look into them: a batch that is
 * more than a quota has left need not be read. Of a body that is no JSON it says nothing.
 */
final class EventCount {
  private EventCount() {}

  /** The objects in a JSON array. */
  static int ofArray(byte[] body) {
    int events = 0;
    int depth = 0;
    for (int i = 0; i < body.length; i++) {
      switch (body[i]) {
        case '"' -> i = endOfString(body, i);
        case '[' -> depth++;
        case '{' -> {
          events += depth == 1 ? 1 : 0;
          depth++;
        }
        case ']', '}' -> depth--;
        default -> {}
      }
    }
    return events;
  }

  private static int endOfString(byte[] body, int start) {
    int end = start + 1;
    while (end < body.length && body[end] != '"') {
      end += body[end] == '\\' ? 2 : 1;
    }
    return end;
  }

  /** The lines that are not blank. */
  static int ofLines(byte[] body) {
    int events = 0;
    boolean isBlank = true;
    for (byte each : body) {
      if (each == '\n') {
        isBlank = true;
      } else if (isBlank && each != ' ' && each != '\t' && each != '\r') {
        isBlank = false;
        events++;
      }
    }
    return events;
  }
}
