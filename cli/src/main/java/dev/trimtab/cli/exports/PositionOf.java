package dev.trimtab.cli.exports;

/** Reads the position that every line of an export begins with. */
final class PositionOf {
  /** No position: of a heading. */
  static final long NONE = 0;

  private static final String MARK = "{\"position\":";

  private PositionOf() {}

  /** The position of a line of JSON or of CSV. */
  static long line(byte[] line) {
    int at = line.length > 0 && line[0] == '{' ? MARK.length() : 0;
    long position = 0;
    while (at < line.length && line[at] >= '0' && line[at] <= '9') {
      position = position * 10 + line[at] - '0';
      at++;
    }
    return position;
  }
}
