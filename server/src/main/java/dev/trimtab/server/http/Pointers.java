package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** JSON pointers (RFC 6901) to what a caller sent, fit to be sent back whatever it was. */
final class Pointers {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_STEPS = 10;
  private static final char REPLACEMENT = '\uFFFD';

  private Pointers() {}

  /** The pointer to a member of the top-level object. */
  static String member(String name) {
    return "/" + token(name);
  }

  /**
   * The pointer to where a parser stands; of a deep place, its outermost steps.
   *
   * @param rootDepth how deep the object or array lies that the pointer begins in; 1 for the
   *     outermost
   */
  static String of(JsonStreamContext place, int rootDepth) {
    Deque<String> steps = new ArrayDeque<>();
    for (var at = place; at.getNestingDepth() >= rootDepth; at = at.getParent()) {
      if (at.hasCurrentName()) {
        steps.addFirst(member(at.getCurrentName()));
      } else if (at.inArray() && at.hasCurrentIndex()) {
        steps.addFirst("/" + at.getCurrentIndex());
      }
    }
    return steps.stream().limit(MAX_STEPS).collect(Collectors.joining());
  }

  /** One step of a pointer: escaped and printable. */
  private static String token(String name) {
    return printable(name).replace("~", "~0").replace("/", "~1");
  }

  /** What a caller sent, shortened, without what cannot be shown or written as UTF-8. */
  static String printable(String sent) {
    StringBuilder text = new StringBuilder();
    sent.codePoints().limit(MAX_LENGTH).map(Pointers::shown).forEach(text::appendCodePoint);
    return sent.codePointCount(0, sent.length()) > MAX_LENGTH
        ? text.append('…').toString()
        : text.toString();
  }

  private static int shown(int codePoint) {
    boolean hidden = Character.isISOControl(codePoint) || isLoneSurrogate(codePoint);
    return hidden ? REPLACEMENT : codePoint;
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
