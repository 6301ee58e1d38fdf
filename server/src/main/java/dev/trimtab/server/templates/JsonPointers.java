package dev.trimtab.server.templates;

import java.util.List;
import java.util.stream.Stream;

/** JSON pointers (RFC 6901), and texts of callers as they are shown to them. */
final class JsonPointers {
  private static final int MOST_SHOWN = 60;
  private static final char REPLACEMENT = '\uFFFD';

  private JsonPointers() {}

  /** The pointer to what is called {@code name} at {@code pointer}. */
  static String member(String pointer, String name) {
    return pointer + "/" + shown(name).replace("~", "~0").replace("/", "~1");
  }

  /** The names on the way, outermost first. */
  static List<String> parts(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : Stream.of(pointer.substring(1).split("/", -1))
            .map(part -> part.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  /** What a caller wrote, shortened, without what cannot be shown or sent. */
  static String shown(String written) {
    StringBuilder text = new StringBuilder();
    written.codePoints().limit(MOST_SHOWN).map(JsonPointers::shown).forEach(text::appendCodePoint);
    boolean isCut = written.codePointCount(0, written.length()) > MOST_SHOWN;
    return isCut ? text.append('…').toString() : text.toString();
  }

  private static int shown(int codePoint) {
    boolean isHidden =
        Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    return isHidden ? REPLACEMENT : codePoint;
  }
}
